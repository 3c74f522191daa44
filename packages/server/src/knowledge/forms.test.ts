import type { Form } from "@helpbuoy/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { submitTicket } from "../../test/commands.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

const base = "/v1/agents/sites/demo/forms";
let server: TestServer;
let admin: string;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
  admin = await server.agent("admin@example.com", "admin");
});
afterAll(() => server.stop());

const list = async () =>
  (await server.call<{ forms: Form[] }>(base, { token: admin })).body.forms.filter(
    ({ locale }) => locale === "en",
  );
const write = (method: string, path: string, body?: object, token = admin) =>
  server.call<Form>(`${base}${path}`, { method, token, ...(body && { body }) });
const order: Form["fields"][number] = { id: "order", type: "text", label: "Order" };
const kind: Form["fields"][number] = {
  id: "kind",
  type: "choice",
  label: "Kind",
  options: [{ value: "late", label: "Late" }],
};
const form = (fields: Form["fields"]) => ({
  title: "Refund",
  locale: "en",
  categories: [],
  fields,
});

test("[F3.71] fields are added, moved and taken away, and each change is published", async () => {
  const version = async () =>
    (await server.call<{ version: string }>("/manifest?locale=en")).body.version;
  const versions = new Set([await version()]);
  for (const fields of [[order], [order, kind], [kind, order], [kind]]) {
    expect((await write("PUT", "/refund", form(fields))).status).toBe(200);
    expect((await list()).find(({ slug }) => slug === "refund")?.fields).toEqual(fields);
    versions.add(await version());
  }
  expect(versions.size).toBe(5);
  expect((await write("DELETE", "/refund?locale=en")).status).toBe(204);
  expect((await list()).map(({ slug }) => slug)).toEqual(["general"]);
});

test("[F3.71] what cannot be filled in is refused, by its place", async () => {
  const issues = async (fields: object[]) =>
    (await write("PUT", "/refund", form(fields as Form["fields"]))).problem.issues;
  expect(await issues([order, order])).toEqual([{ path: "fields.1.id", code: "id_twice" }]);
  expect(await issues([{ ...kind, options: [] }])).toEqual([
    { path: "fields.0.options", code: "no_options" },
  ]);
  expect(await issues([{ ...order, visibleIf: { field: "kind", in: ["late"] } }, kind])).toEqual([
    { path: "fields.0.visibleIf", code: "no_such_field_above" },
  ]);
  const foreign = await write("PUT", "/refund", { ...form([]), locale: "fr" });
  expect(foreign.problem.issues).toEqual([{ path: "locale", code: "unknown_locale" }]);
});

test("[F3.71] the last form of a locale stays, and one that is not there is not found", async () => {
  const last = await write("DELETE", "/general?locale=en");
  expect(last.problem.issues).toEqual([{ path: "slug", code: "last_form" }]);
  expect((await write("DELETE", "/nothing?locale=en")).problem.code).toBe("not_found");
});

test("[F3.71] [AG8] agents read them; admins change them, which is noted", async () => {
  const agent = await server.agent("agent@example.com");
  expect((await server.call(base, { token: agent })).status).toBe(200);
  const refused = await write("PUT", "/general", form([]), agent);
  expect(refused.problem.code).toBe("not_permitted");
  await write("PUT", "/general", form([order]));
  const audit = await server.call<{ entries: object[] }>("/v1/agents/sites/demo/audit", {
    token: admin,
  });
  expect(audit.body.entries).toContainEqual(
    expect.objectContaining({ act: "form.saved", subject: "general" }),
  );
});

test("[F3.71] the first ticket after a form was published is asked for by the new one", async () => {
  const visitor = await server.visitor();
  const file = (fields: Record<string, string>) =>
    visitor.send(submitTicket(server, { locale: "en", formSlug: "refund", fields }));
  await write("PUT", "/refund", form([order]));
  expect((await file({ order: "1" })).status).toBe(200);
  await write("PUT", "/refund", form([kind]));
  expect((await file({ kind: "late" })).status).toBe(200);
});
