import { readFileSync, statSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import { fileAnswer } from "./file-response.ts";

/** Media types by a name's ending; what is not here is not served. */
export const fileTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webm": "video/webm",
  ".vtt": "text/vtt; charset=utf-8",
  ".woff2": "font/woff2",
};

/** Answers for a path; undefined where there is nothing. */
export type StaticSite = (request: Request) => Response | undefined;

export type StaticSiteOptions = {
  /** Below which path of the address it stands, as `/examples/`. */
  base?: string;
  /** What an HTML page is made into before it is sent, by its path in the folder. */
  page?: (path: string, html: string) => SentPage;
};

export type SentPage = { html: string; headers?: Record<string, string> };

/** Serves a folder: for examples and development, so nothing is cached. */
export function createStaticSite(folder: string, options: StaticSiteOptions = {}): StaticSite {
  const { base = "/", page = (_path: string, html: string): SentPage => ({ html }) } = options;
  return (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return undefined;
    const { pathname, search } = new URL(request.url);
    // Two slashes would make the redirect below lead to another host.
    if (!pathname.startsWith(base) || pathname.startsWith("//")) return undefined;
    const found = findFile(folder, decodePath(pathname.slice(base.length)));
    if (found === undefined) return undefined;
    if (found === "folder") {
      return new Response(null, { status: 302, headers: { location: `${pathname}/${search}` } });
    }
    const headers = { "cache-control": "no-cache", "x-content-type-options": "nosniff" };
    const type = fileTypes[extname(found.path)] ?? "";
    if (extname(found.path) === ".html") {
      const made = page(found.name, readFileSync(found.path, "utf8"));
      return new Response(made.html, {
        headers: { "content-type": type, ...headers, ...made.headers },
      });
    }
    const range = request.headers.get("range") ?? undefined;
    const answer = fileAnswer({ path: found.path, bytes: found.bytes, type }, range);
    return new Response(answer.body || null, {
      status: answer.status,
      headers: { ...headers, ...answer.headers },
    });
  };
}

type Found = { path: string; name: string; bytes: number };

function findFile(folder: string, wanted: string | undefined): Found | "folder" | undefined {
  if (wanted === undefined || wanted.includes("\0")) return undefined;
  const name = normalize(wanted === "" || wanted.endsWith("/") ? `${wanted}index.html` : wanted);
  if (name.startsWith(`..${sep}`) || name === "..") return undefined;
  const hidden = name.split(sep).some((part) => part.startsWith("."));
  const path = join(folder, name);
  const stats = hidden ? undefined : statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() && statSync(join(path, "index.html"), { throwIfNoEntry: false })) {
    return "folder";
  }
  // An address without an ending may name a page: /orders for orders.html, beside a folder orders/.
  if (!stats?.isFile() && extname(name) === "") return findFile(folder, `${wanted}.html`);
  if (!stats?.isFile() || !Object.hasOwn(fileTypes, extname(path))) return undefined;
  return { path, name: name.split(sep).join("/"), bytes: stats.size };
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
