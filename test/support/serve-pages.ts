import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

/** A page that exists only in a test: its HTML, and headers such as a policy. */
export type Page = { html: string; headers?: Record<string, string> };

export type PageServer = {
  /** `http://127.0.0.1:<port>`: another origin than the Helpbuoy server. */
  url: string;
  /** Answers at `path` from now on. */
  page(path: string, page: Page): string;
  /** Every path asked for so far. */
  requests: string[];
  stop(): Promise<void>;
};

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

/** What the tags of the examples point to. */
const usualServer = "http://127.0.0.1:8787";

/**
 * Serves host pages from an origin of their own: pages made by a test, and optionally a folder, in
 * whose HTML the usual address of the Helpbuoy server becomes `server`.
 */
export async function servePages(
  options: { folder?: string; server?: string } = {},
): Promise<PageServer> {
  const { folder, server: target = usualServer } = options;
  const pages = new Map<string, Page>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://page");
    requests.push(pathname);
    void answer(pathname).then(
      ({ body, headers }) => response.writeHead(200, headers).end(body),
      () => response.writeHead(404, { "content-type": "text/plain" }).end("no such page"),
    );
  });

  async function answer(pathname: string) {
    const page = pages.get(pathname);
    if (page) {
      return { body: page.html, headers: { "content-type": types[".html"], ...page.headers } };
    }
    if (!folder) throw new Error("no such page");
    const wanted = normalize(decodeURIComponent(pathname)).replace(/\/$/, "/index.html");
    const file = extname(wanted) ? wanted : `${wanted}.html`;
    const headers = { "content-type": types[extname(file)] };
    const bytes = await readFile(join(folder, file));
    const isHtml = file.endsWith(".html");
    return { body: isHtml ? bytes.toString().replaceAll(usualServer, target) : bytes, headers };
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    page(path, page) {
      pages.set(path, page);
      return url + path;
    },
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
