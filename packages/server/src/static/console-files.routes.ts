import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { Hono } from "hono";
import { compress } from "hono/compress";
import type { ServerEnv } from "../middleware/server-env.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { fileTypes } from "./static-site.ts";
import { fileBytes } from "./widget-files.ts";

/**
 * What the console's page may do: nothing but its own files and this server. It owns no HTML sink, so
 * trusted types need no policy.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/**
 * The agents' web app as it was built; every address below /console is its one page.
 * @param base the path that visitors see before /console
 */
export function consoleFilesRoutes(folder: string, base = "") {
  return new Hono<ServerEnv>()
    .use("/console/*", compress())
    .get("/console/assets/:name", (c) => {
      const name = c.req.param("name");
      const path = join(folder, "assets", name);
      const isFile = /^[\w-]+(\.[\w-]+)*$/.test(name) && fileBytes(path) !== undefined;
      if (!isFile || !Object.hasOwn(fileTypes, extname(name))) throw new ProblemError("not_found");
      c.header("cache-control", "public, max-age=31536000, immutable");
      c.header("content-type", fileTypes[extname(name)] ?? "");
      return c.body(readFileSync(path));
    })
    .get("/console/icon.svg", (c) => {
      const path = join(folder, "icon.svg");
      if (fileBytes(path) === undefined) throw new ProblemError("not_found");
      c.header("cache-control", "public, max-age=86400");
      c.header("content-type", "image/svg+xml");
      return c.body(readFileSync(path));
    })
    .get("/console", (c) => c.redirect(`${base}/console/`))
    .get("/console/*", (c) => {
      const path = join(folder, "index.html");
      c.header("cache-control", "no-cache");
      if (fileBytes(path) === undefined) {
        return c.text("The console is not built: run `npm run build`.", 503);
      }
      c.header("content-security-policy", policy);
      c.header("referrer-policy", "no-referrer");
      c.header("permissions-policy", "camera=(), geolocation=(), microphone=()");
      c.header("cross-origin-opener-policy", "same-origin");
      return c.html(readFileSync(path, "utf8").replaceAll('"/console/', `"${base}/console/`));
    });
}
