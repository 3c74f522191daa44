import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.stop());

const page = (query: string, headers: Record<string, string> = {}) =>
  server.call<string>(`/ticket?${query}`, { headers });
const post = (query: string, form: Record<string, string>) =>
  server.call<string>(`/ticket?${query}`, {
    method: "POST",
    raw: new URLSearchParams(form).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
const onceOf = (html: string) => /name="once" value="(\w+)"/.exec(html)?.[1] ?? "";
const textOf = (html: string, id: string) => new RegExp(`id="${id}"[^>]*>([^<]+)<`).exec(html)?.[1];
const tickets = async () =>
  (await server.deps.database.selectFrom("conversations").select("number").execute()).length;

test("a plain form, without scripts, under a policy that allows none", async () => {
  const { status, body, headers } = await page("site=demo&locale=zh-CN");
  expect(status).toBe(200);
  expect(body).toContain('<html lang="zh-CN">');
  expect(body).toContain("提交工单");
  expect(body).not.toMatch(/<script|\son\w+=|\sstyle=/);
  const policy = headers.get("content-security-policy") ?? "";
  // With `no-referrer` browsers send a form's Origin as null, which the pages of letters refuse (AG2).
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self'");
  for (const control of body.matchAll(/<(?:input|select|textarea) id="([^"]+)"/g)) {
    expect(body).toContain(`<label for="${control[1]}"`);
  }
  const { body: english } = await page("site=demo", { "accept-language": "en-GB" });
  expect(english).toContain("File a ticket");
});

test("files a ticket once however often it is sent, and shows number and code", async () => {
  const query = "site=demo&locale=en&form=payment-problem";
  const once = onceOf((await page(query)).body);
  const form = {
    once,
    subject: "Top-up is missing",
    description: "Since yesterday.",
    "fields.order-number": "A1",
    "fields.wish": "arrive",
  };
  const before = await tickets();
  const answers = [await post(query, form), await post(query, form)];
  expect(await tickets()).toBe(before + 1);
  expect(answers[0]?.status).toBe(201);
  const number = textOf(answers[0]?.body ?? "", "number");
  const code = textOf(answers[0]?.body ?? "", "code");
  expect(textOf(answers[1]?.body ?? "", "number")).toBe(number);
  const { token } = await server.visitor();
  const found = await server.call("/tickets/lookup", {
    method: "POST",
    token,
    body: { number, code },
  });
  expect(found.status).toBe(200);
});

test("what does not hold is said beside its field, and what was typed stays", async () => {
  const query = "site=demo&locale=zh-CN&form=payment-problem";
  const { status, body } = await post(query, {
    once: server.id(),
    subject: '<b>"充值"</b>',
    email: "not an address",
    "fields.wish": "refund",
  });
  expect(status).toBe(422);
  expect(body).toContain("有几处需要修改");
  expect(body).toContain("&lt;b&gt;&quot;充值&quot;&lt;/b&gt;");
  expect(body).not.toContain("<b>");
  expect(body.match(/role="alert"/g)?.length).toBeGreaterThan(1);
});

test("lines are counted as typed, and blank ones part paragraphs", async () => {
  const query = "site=demo&locale=en&form=general";
  const form = { once: onceOf((await page(query)).body), subject: "Lines" };
  const description = `${"a".repeat(4_990)}\r\n\r\n\r\n\r\n\r\n\r\n${"b".repeat(5_000)}`;
  expect(description.length).toBeGreaterThan(10_000);
  expect((await post(query, { ...form, description })).status).toBe(201);
  const row = await server.deps.database
    .selectFrom("messages")
    .select("body_json")
    .where("conversation_id", "=", form.once)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(row.body_json)).toHaveLength(2);
});

test("sent, gone back to and changed: says so, keeps what was typed, and files another", async () => {
  const query = "site=demo&locale=en&form=general";
  const { body: html, headers } = await page(query);
  expect(headers.get("cache-control")).toContain("private");
  const form = { once: onceOf(html), subject: "First", description: "one" };
  expect((await post(query, form)).status).toBe(201);
  const before = await tickets();
  const changed = await post(query, { ...form, description: "two" });
  expect(changed.status).toBe(422);
  expect(changed.body).toContain("has filed a ticket already");
  expect(changed.body).toContain(">two</textarea>");
  expect(await tickets()).toBe(before);
  const again = { ...form, once: onceOf(changed.body), description: "two" };
  expect((await post(query, again)).status).toBe(201);
  expect(await tickets()).toBe(before + 1);
});

describe("a page that cannot be", () => {
  test("of an unknown site", async () => {
    expect((await server.call("/ticket?site=nowhere")).problem.code).toBe("unknown_site");
    expect((await server.call("/ticket")).problem.code).toBe("unknown_site");
  });
});
