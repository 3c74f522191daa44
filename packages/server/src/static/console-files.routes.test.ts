import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
const folder = mkdtempSync(join(tmpdir(), "helpbuoy-console-"));
beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>x</title>");
  writeFileSync(join(folder, "assets", "index-abc.js"), "export {};");
  writeFileSync(join(folder, "secret.txt"), "no");
  server = await createTestServer({ isEmpty: true, flags: { console: folder } });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string) => server.app.request(path);

describe("[P6] the console's files", () => {
  test("every address below /console is the one page, under a strict policy", async () => {
    for (const path of ["/console/", "/console/demo/inbox/mine/x", "/console/~/invitation"]) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain("<title>x</title>");
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|data:|blob:/);
    }
    expect((await get("/console")).headers.get("location")).toBe("/console/");
  });

  test("its assets may be kept for ever, and nothing else of the folder is served", async () => {
    const asset = await get("/console/assets/index-abc.js");
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect(asset.headers.get("content-type")).toContain("text/javascript");
    for (const name of ["..%2Fsecret.txt", "missing.js", "index-abc.exe"]) {
      expect((await get(`/console/assets/${name}`)).status).toBe(404);
    }
  });

  test("where it is not built, that is said", async () => {
    const bare = await createTestServer({ isEmpty: true, flags: { console: join(folder, "no") } });
    expect((await bare.app.request("/console/")).status).toBe(503);
    await bare.stop();
  });
});
