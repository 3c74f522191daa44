import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newFolder, serve } from "./support/helpbuoy-command.ts";
import { readText } from "./support/source-files.ts";

type OpenApi = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
};
type Operation = {
  summary?: string;
  parameters?: { name?: string; in?: string; required?: boolean; $ref?: string }[];
  responses?: Record<string, { description?: string }>;
};

describe("[F2.43] the API describes itself", () => {
  const data = newFolder();
  let running: Awaited<ReturnType<typeof serve>>;
  let api: OpenApi;
  beforeAll(async () => {
    running = await serve(data);
    api = (await (await fetch(`${running.url}/v1/openapi.json`)).json()) as OpenApi;
  });
  afterAll(() => running.stop());

  /** `GET /v1/sites/{}/packs/{}`: names of parameters apart, it is the same route. */
  const routeOf = (method: string, path: string) =>
    `${method.toUpperCase()} ${path.replace(/\{\w+\}(\.json)?/g, "{}")}`;
  const operations = () =>
    Object.entries(api.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
    );

  test("as OpenAPI 3.1, with every route of SPEC and no other", () => {
    expect(api.openapi).toMatch(/^3\.1\.\d+$/);
    expect(api.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    const rows = readText("packages/protocol/SPEC.md").matchAll(
      /^\| (GET|POST|PUT|PATCH|DELETE) (\/[^ ?]+)/gm,
    );
    const routes = [...rows]
      .map(([, method = "", path = ""]) => routeOf(method, `/v1${path}`))
      .filter((route) => route !== "GET /v1/openapi.json");
    expect(routes.length).toBeGreaterThan(15);
    const described = operations().map(({ method, path }) => routeOf(method, path));
    expect(described.toSorted()).toEqual(routes.toSorted());
  });

  test("in a document whose parts are what OpenAPI asks for", () => {
    for (const { method, path, operation } of operations()) {
      const where = `${method} ${path}`;
      expect.soft(path, where).toMatch(/^\/v1\//);
      expect.soft(operation.summary, where).toBeTruthy();
      const inPath = (operation.parameters ?? []).filter((one) => one.in === "path");
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect.soft(inPath.map(({ name }) => name).toSorted(), where).toEqual(names.toSorted());
      expect
        .soft(
          inPath.every(({ required }) => required === true),
          where,
        )
        .toBe(true);
      const responses = Object.entries(operation.responses ?? {});
      expect
        .soft(
          responses.some(([status]) => /^2\d\d$/.test(status)),
          where,
        )
        .toBe(true);
      for (const [status, { description }] of responses) {
        expect.soft(status, where).toMatch(/^([1-5]\d\d|default)$/);
        expect.soft(description, where).toBeTruthy();
      }
    }
    const references = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(20);
    for (const target of new Set(references.map(([, one = ""]) => one))) {
      const steps = target.replace(/^#\//, "").split("/");
      const found = steps.reduce<unknown>(
        (at, step) => (at as Record<string, unknown>)?.[step],
        api,
      );
      expect.soft(found, target).toBeTypeOf("object");
    }
  });

  test("and on a page to read, which names every route", async () => {
    const docs = await fetch(`${running.url}/docs`);
    expect(docs.headers.get("content-type")).toContain("text/html");
    const html = await docs.text();
    expect(Object.keys(api.paths).filter((path) => !html.includes(path))).toEqual([]);
  });
});
