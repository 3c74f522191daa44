import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { servePages } from "./serve-pages.ts";

const folder = mkdtempSync(join(tmpdir(), "helpbuoy-pages-"));
writeFileSync(join(folder, "index.html"), '<script src="http://127.0.0.1:8787/helpbuoy.js">');
writeFileSync(join(folder, "cart.html"), "cart");
const pages = await servePages({ folder, server: "http://127.0.0.1:4242" });
afterAll(async () => {
  await pages.stop();
  rmSync(folder, { recursive: true });
});

test("serves a folder with the tag pointed at the server under test", async () => {
  expect(await (await fetch(pages.url)).text()).toContain("http://127.0.0.1:4242/helpbuoy.js");
  const cart = await fetch(`${pages.url}/cart`);
  expect(cart.headers.get("content-type")).toContain("text/html");
  expect(await cart.text()).toBe("cart");
  expect((await fetch(`${pages.url}/nothing`)).status).toBe(404);
});

test("serves pages made by a test, with their headers", async () => {
  const url = pages.page("/made", { html: "made", headers: { "content-security-policy": "x" } });
  const response = await fetch(url);
  expect(response.headers.get("content-security-policy")).toBe("x");
  expect(await response.text()).toBe("made");
});
