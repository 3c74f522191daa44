import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

const widget = mkdtempSync(join(tmpdir(), "helpbuoy-widget-"));
let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true, flags: { widget } });
});
afterAll(() => server.stop());

const ask = (path: string, encoding = "identity") =>
  server.app.request(path, {
    headers: { "accept-encoding": encoding, origin: "https://any.example" },
  });

test("a widget that is not built is said so", async () => {
  const response = await ask("/helpbuoy.js");
  expect(response.status).toBe(503);
  expect(await response.text()).toBe("The widget is not built: run `npm run build`.");
});

test("the loader is open to any page and kept shortly; its chunks for ever", async () => {
  mkdirSync(join(widget, "assets"));
  for (const name of ["helpbuoy.js", "assets/core-abc123.js"]) {
    writeFileSync(join(widget, name), `// ${name}`);
    writeFileSync(join(widget, `${name}.br`), brotliCompressSync(`// ${name}`));
    writeFileSync(join(widget, `${name}.gz`), gzipSync(`// ${name}`));
  }
  const loader = await ask("/helpbuoy.js", "gzip, br");
  expect(loader.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(loader.headers.get("cache-control")).toBe(
    "public, max-age=300, stale-while-revalidate=86400",
  );
  expect(loader.headers.get("content-encoding")).toBe("br");
  expect(loader.headers.get("vary")).toBe("Accept-Encoding");
  expect(loader.headers.get("access-control-allow-origin")).toBe("*");
  expect(loader.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(loader.headers.get("x-content-type-options")).toBe("nosniff");
  const bytes = Buffer.from(await loader.arrayBuffer());
  expect(loader.headers.get("content-length")).toBe(String(bytes.byteLength));
  expect(brotliDecompressSync(bytes).toString()).toBe("// helpbuoy.js");
  const chunk = await ask("/assets/core-abc123.js");
  expect(chunk.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  // A cache gives this answer to many requests, and each byte of it counts.
  expect(chunk.headers.has("x-request-id")).toBe(false);
  expect(chunk.headers.get("content-encoding")).toBeNull();
  expect(await chunk.text()).toBe("// assets/core-abc123.js");
});

test.for([
  "/assets/none.js",
  "/assets/core-abc123.js.br",
  "/assets/..%2fhelpbuoy.js",
  "/assets/.x.js",
])("%s is not found", async (path) => {
  expect((await ask(path)).status).toBe(404);
});
