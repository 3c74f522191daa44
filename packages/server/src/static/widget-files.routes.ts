import { createReadStream } from "node:fs";
import { extname, join } from "node:path";
import { Readable } from "node:stream";
import { Hono, type Context } from "hono";
import type { ServerEnv } from "../middleware/server-env.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { acceptedEncoding } from "./accepted-encoding.ts";
import { fileTypes } from "./static-site.ts";
import { fileBytes, hasWidget } from "./widget-files.ts";

const endings = { br: ".br", gzip: ".gz" } as const;

/** The widget as it was built: the loader that any page may load, and what it loads by hashed names. */
export function widgetFilesRoutes(folder: string) {
  return new Hono<ServerEnv>()
    .get("/helpbuoy.js", (c) => {
      if (!hasWidget(folder)) {
        return c.text("The widget is not built: run `npm run build`.", 503, {
          "cache-control": "no-store",
        });
      }
      c.header("cache-control", "public, max-age=300, stale-while-revalidate=86400");
      return send(c, join(folder, "helpbuoy.js"));
    })
    .get("/assets/:name", (c) => {
      const name = c.req.param("name");
      // A name as the build makes them, which leads to no other folder and to no compressed twin.
      if (!/^[\w-]+(\.[\w-]+)*$/.test(name) || !Object.hasOwn(fileTypes, extname(name))) {
        throw new ProblemError("not_found");
      }
      c.header("cache-control", "public, max-age=31536000, immutable");
      return send(c, join(folder, "assets", name));
    });
}

function send(c: Context<ServerEnv>, path: string): Response {
  if (fileBytes(path) === undefined) throw new ProblemError("not_found");
  const offered = (["br", "gzip"] as const).filter(
    (coding) => fileBytes(path + endings[coding]) !== undefined,
  );
  const encoding = acceptedEncoding(c.req.header("accept-encoding"), offered);
  const file = encoding ? path + endings[encoding] : path;
  c.header("content-type", fileTypes[extname(path)] ?? "application/octet-stream");
  c.header("content-length", String(fileBytes(file)));
  if (encoding) c.header("content-encoding", encoding);
  c.header("vary", "Accept-Encoding");
  c.header("access-control-allow-origin", "*");
  c.header("cross-origin-resource-policy", "cross-origin");
  return c.body(Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>);
}
