import { readFileSync } from "node:fs";
import { createServer, request, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { minify } from "terser";

/**
 * One origin for page, floor and widget, as the peers were measured: what it does not hold itself it
 * passes on to the Helpbuoy server; what that calls immutable it keeps, as whatever stands before a site does.
 */
export async function serveOrigin(helpbuoy: { port: number }) {
  const { code = "" } = await minify(readFileSync(join(import.meta.dirname, "floor.js"), "utf8"));
  const floor = brotliCompressSync(code);
  const pages = new Map<string, string>();
  const kept = new Map<string, { headers: IncomingHttpHeaders; body: Buffer }>();
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? "/", "http://page");
    const page = pages.get(pathname);
    if (page !== undefined) {
      answer.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-cache",
      });
      answer.end(page);
    } else if (pathname === "/floor.js") {
      answer.writeHead(200, {
        "content-type": "text/javascript; charset=utf-8",
        "content-encoding": "br",
        "cache-control": "public, max-age=31536000, immutable",
      });
      answer.end(floor);
    } else {
      const { method, url = "/", headers } = asked;
      const known = kept.get(url);
      if (known) {
        answer.writeHead(200, known.headers);
        answer.end(known.body);
        return;
      }
      const passed = request(
        { host: "127.0.0.1", port: helpbuoy.port, method, path: url, headers },
        (come) => {
          answer.writeHead(come.statusCode ?? 502, come.headers);
          come.pipe(answer);
          if (!come.headers["cache-control"]?.includes("immutable")) return;
          const parts: Buffer[] = [];
          come.on("data", (part: Buffer) => parts.push(part));
          come.on("end", () =>
            kept.set(url, { headers: come.headers, body: Buffer.concat(parts) }),
          );
        },
      );
      passed.on("error", () => answer.destroy());
      answer.on("close", () => passed.destroy());
      asked.pipe(passed);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    page(path: string, html: string): string {
      pages.set(path, html);
      return url + path;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
