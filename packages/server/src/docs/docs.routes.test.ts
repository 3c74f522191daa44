import { readFile } from "node:fs/promises";
import { problemStatus } from "@helpbuoy/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import type { OpenApiDocument } from "./openapi.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
});
afterAll(() => server.stop());

const document = async () => (await server.call<OpenApiDocument>("/v1/openapi.json")).body;

/** The rows of SPEC's table "Routes over HTTP", as `get /v1/path`. */
const specified = async () => {
  const spec = await readFile(new URL("../../../protocol/SPEC.md", import.meta.url), "utf8");
  return [...spec.matchAll(/^\| (GET|POST|PUT|PATCH|DELETE) (\/[^ ?]+)/gm)]
    .map(([, method = "", path = ""]) => `${method.toLowerCase()} /v1${path}`)
    .filter((route) => route !== "get /v1/openapi.json");
};

test("OpenAPI 3.1 describes every route of the protocol, and no other", async () => {
  const { openapi, paths } = await document();
  expect(openapi).toMatch(/^3\.1/);
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item ?? {}).map((method) => `${method} ${path}`),
  );
  expect(described.toSorted()).toEqual((await specified()).toSorted());
});

test("every reference leads somewhere", async () => {
  const found = await document();
  const text = JSON.stringify(found);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target as string);
  expect(references.length).toBeGreaterThan(20);
  for (const target of new Set(references)) {
    const place = target
      .replace(/^#\//, "")
      .split("/")
      .reduce<unknown>((node, name) => (node as Record<string, unknown>)?.[name], found);
    expect({ target, type: typeof place }).toEqual({ target, type: "object" });
  }
});

test("[P19] every route that takes a token says so, and unsafe ones of the outbox ask for a key", async () => {
  const { paths } = await document();
  const operation = (path: string, method: "post" | "put") => {
    const item = paths[path] as Record<string, { security?: unknown; parameters?: unknown[] }>;
    return item[method];
  };
  for (const [path, method] of [
    ["/v1/sites/{site}/commands", "post"],
    ["/v1/sites/{site}/files/{fileId}", "put"],
    ["/v1/agents/sites/{site}/conversations/{id}/messages", "post"],
    ["/v1/agents/sites/{site}/conversations/{id}/status", "post"],
  ] as const) {
    expect(operation(path, method)?.security).toHaveLength(1);
    expect(JSON.stringify(operation(path, method)?.parameters)).toContain("IdempotencyKey");
  }
});

test("/docs is readable without scripts, and names every route and problem code", async () => {
  const { status, body, headers } = await server.call<string>("/docs");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toContain("text/html");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(body).not.toMatch(/<script|<link|\ssrc=|\sstyle=/);
  for (const route of await specified()) expect(body).toContain(route.split(" ")[1]);
  for (const code of Object.keys(problemStatus)) expect(body).toContain(`id="problem-${code}"`);
  const anchors = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  for (const id of new Set(anchors)) expect(body).toContain(`id="${id}"`);
});

test("[ER1] an address where nothing is answers a problem too", async () => {
  const { status, problem, headers } = await server.call("/v1/nothing/here", {
    headers: { "accept-language": "zh" },
  });
  expect(status).toBe(404);
  expect(headers.get("content-type")).toContain("application/problem+json");
  expect(problem).toMatchObject({ code: "not_found", title: "找不到你要的内容。" });
});
