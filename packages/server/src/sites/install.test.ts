import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { inspectPage } from "./inspect-page.ts";

const base = "/v1/agents/sites/demo/settings";
const BACKEND = "https://help.example.com";
const TAG = `<script async src="${BACKEND}/helpbuoy.js" data-site="demo"></script>`;

const inspect = (html: string, policy = "") =>
  inspectPage(
    { url: "https://shop.example.com/", html, policy },
    { key: "demo", backend: BACKEND },
  );

test.each([
  ["", ["tag_missing"]],
  [`<!-- ${TAG} -->`, ["tag_missing"]],
  [TAG, ["tag_found"]],
  [TAG.replace('"demo"', "demo"), ["tag_found"]],
  [TAG.replace("demo", "other"), ["wrong_site_key"]],
  [`${TAG.replace("demo", "other")}${TAG}`, ["tag_found"]],
  [`<!-- one --><!-- ${TAG} -->${TAG}<!--`, ["tag_found"]],
  [TAG.replace("https://", "https://["), ["tag_missing"]],
  [TAG.replace("async", 'data-backend="https://["'), ["tag_found"]],
])("[F3.72] %s", (html, findings) => expect(inspect(html)).toEqual(findings));

test.each([
  ["script-src 'self'", ["csp_blocks_script"]],
  ["script-src 'self' https://help.example.com; connect-src *.example.com", []],
  ["default-src https:", []],
  ["default-src 'none'", ["csp_blocks_script", "csp_blocks_connection"]],
  ["script-src *; connect-src 'self'", ["csp_blocks_connection"]],
  ["script-src 'nonce-abc' 'strict-dynamic' https://help.example.com", ["csp_blocks_script"]],
  ["script-src https://help.example.com:444", ["csp_blocks_script"]],
  ["img-src *", []],
  ["script-src *, script-src 'none'", ["csp_blocks_script"]],
])("[F3.72] under %s", (policy, more) => {
  expect(inspect(TAG, policy)).toEqual(["tag_found", ...more]);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  if (!policy.includes(",")) expect(inspect(meta + TAG)).toEqual(["tag_found", ...more]);
});

test.each(["<!--", "<script ", "<meta "])(
  "[F3.72] a page full of %s is read in no time",
  (part) => {
    const begun = performance.now();
    inspect(part.repeat(1_000_000 / part.length) + TAG);
    expect(performance.now() - begun).toBeLessThan(2_000);
  },
);

test("[F3.72] a nonce lets the tag in", () => {
  const tag = TAG.replace("async", 'async nonce="abc"');
  expect(inspect(tag, "script-src 'nonce-abc' 'strict-dynamic'")).toEqual(["tag_found"]);
});

let server: TestServer;
let admin: string;
let shop: Server;
let origin: string;
beforeAll(async () => {
  shop = createServer((request, response) => {
    if (request.url === "/moved") response.writeHead(301, { location: "/" }).end();
    else if (request.url === "/") response.end(TAG);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  server = await createTestServer({
    isEmpty: true,
    flags: { "webhooks-to-private-addresses": "true" },
  });
  await server.app.services.sites.change("demo", { origins: [origin] });
  admin = await server.agent("admin@example.com", "admin");
});
afterAll(async () => {
  await server.stop();
  shop.closeAllConnections();
  shop.close();
});

const check = async (url: string) => {
  const call = { method: "POST", token: admin, body: { url } };
  return (await server.call<{ findings: string[] }>(`${base}/check`, call)).body.findings;
};

test("[F3.72] [P26] a page of the site is looked at; others are not asked for", async () => {
  expect(await check(`${origin}/`)).toEqual(["tag_found"]);
  expect(await check(`${origin}/moved`)).toEqual(["page_redirects"]);
  expect(await check(`${origin}/nothing`)).toEqual(["page_not_found"]);
  expect(await check("https://elsewhere.example/")).toEqual(["origin_not_allowed"]);
});

test("[F3.72] the tag to copy names the site", async () => {
  const agent = await server.agent("agent@example.com");
  const { body } = await server.call<{ html: string }>(`${base}/snippet`, { token: agent });
  expect(inspect(body.html)).toEqual(["tag_found"]);
});
