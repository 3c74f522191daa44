import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createStaticSite, type StaticSite } from "./static-site.ts";

let site: StaticSite;
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-static-"));
  const root = join(folder, "site");
  mkdirSync(join(root, "shop"), { recursive: true });
  writeFileSync(join(folder, "secret.html"), "secret");
  writeFileSync(join(root, ".hidden.html"), "hidden");
  writeFileSync(join(root, "index.html"), "<p>SERVER</p>");
  writeFileSync(join(root, "cart.html"), "cart");
  writeFileSync(join(root, "notes.ts"), "source");
  writeFileSync(join(root, "shop/index.html"), "shop");
  writeFileSync(join(root, "style.css"), "a{}");
  site = createStaticSite(root, {
    base: "/examples/",
    page: (path, html) => ({
      html: html.replace("SERVER", path),
      headers: { "content-security-policy": "default-src 'none'" },
    }),
  });
});

const ask = (path: string, method = "GET") => site(new Request(`http://pages${path}`, { method }));

test("serves pages, made into what is asked, and files with their type", async () => {
  const page = ask("/examples/");
  expect(await page?.text()).toBe("<p>index.html</p>");
  expect(page?.headers.get("content-security-policy")).toBe("default-src 'none'");
  expect(await ask("/examples/cart")?.text()).toBe("cart");
  expect(await ask("/examples/shop/")?.text()).toBe("shop");
  const style = ask("/examples/style.css");
  expect(style?.headers.get("content-type")).toBe("text/css; charset=utf-8");
  expect(await style?.text()).toBe("a{}");
});

test("a folder's address without its slash leads to the one with", () => {
  const response = ask("/examples/shop?x=1");
  expect(response?.status).toBe(302);
  expect(response?.headers.get("location")).toBe("/examples/shop/?x=1");
});

describe("nothing else is served", () => {
  test.for([
    "/",
    "/examples/none.html",
    "/examples/notes.ts",
    "/examples/.hidden.html",
    "/examples/%2e%2e/secret.html",
    "/examples/..%2fsecret.html",
    "/examples/shop/..%2f..%2fsecret.html",
    "/examples/%00",
    "/examples/%ff",
    "/examples//etc/hostname",
  ])("%s", (path) => {
    expect(ask(path)).toBeUndefined();
  });

  test("and no redirect leads to another host", () => {
    const folder = mkdtempSync(join(tmpdir(), "helpbuoy-static-"));
    mkdirSync(join(folder, "shop"));
    writeFileSync(join(folder, "shop/index.html"), "shop");
    const root = createStaticSite(folder);
    expect(root(new Request("http://pages/shop"))?.status).toBe(302);
    expect(root(new Request("http://pages//evil.example/..%2fshop"))).toBeUndefined();
  });

  test("and nothing is written", () => {
    expect(ask("/examples/", "POST")).toBeUndefined();
  });
});
