import { afterEach, beforeEach, expect, test } from "vitest";
import { sendMessage, submitTicket } from "../../test/commands.ts";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { readArchive } from "../../test/privacy-site.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
});
afterEach(() => server.stop());

test("[PR3] an erased event keeps its id and place, and a conversation its number, state and times", async () => {
  const agent = await server.agent();
  const visitor = await server.visitor();
  const desk = createTestDesk(server);
  const id = await desk.waiting(visitor, { text: "我的秘密" });
  await desk.reply(agent, id, "我的秘密");
  const log = () =>
    server.deps.database
      .selectFrom("events")
      .selectAll()
      .where("conversation_id", "=", id)
      .orderBy("cursor")
      .execute();
  const before = await log();
  const { conversation } = (await visitor.conversation(id)).body;

  const { body, status } = await visitor.send({ type: "visitor.erase", conversationId: id });
  expect(status).toBe(200);
  expect(body.events.map(({ type }) => type)).toEqual(["conversation.erased", "desk.erased"]);
  const after = await log();
  const place = ({ cursor, type, at }: (typeof before)[number]) => ({ cursor, type, at });
  expect(after.slice(0, before.length).map(place)).toEqual(before.map(place));
  expect(JSON.stringify(after)).not.toContain("我的秘密");
  expect(after.every(({ payload_json: json }) => /erased|"isErased":true|^\{\}$/.test(json))).toBe(
    true,
  );

  const left = (await visitor.conversation(id)).body;
  expect(left.messages).toEqual([]);
  expect(left.conversation).toMatchObject({
    number: conversation.number,
    createdAt: conversation.createdAt,
    status: "closed",
    subject: "",
    erasedAt: expect.any(String),
  });
  // Erased once is erased: again changes nothing, and nobody writes on in it.
  expect((await visitor.send({ type: "visitor.erase", conversationId: id })).body.events).toEqual(
    [],
  );
  const late = await visitor.send(sendMessage(server, { conversationId: id }));
  expect(late.problem.code).toBe("conversation_closed");
  expect((await desk.reply(agent, id, "late")).problem.code).toBe("conversation_closed");
});

test("[PR3] a look-up code gives the right to its ticket, and to no other", async () => {
  const filer = await server.visitor();
  const filed = await filer.send(submitTicket(server, { subject: "我的秘密" }));
  const id = filed.body.events[0]?.conversationId ?? "";
  const rest = submitTicket(server, { subject: "我的秘密" });
  await filer.send(rest);
  const { number } = (await filer.conversation(id)).body.conversation;
  const stranger = await server.visitor();
  const missing = await stranger.send({ type: "visitor.erase", conversationId: id });
  expect(missing.problem.code).toBe("not_found");
  const look = { number, code: filed.body.lookupCode };
  const found = await server.call("/tickets/lookup", {
    method: "POST",
    token: stranger.token,
    body: look,
  });
  expect(found.status).toBe(200);
  expect((await stranger.send({ type: "visitor.erase" })).status).toBe(200);
  expect((await filer.conversation(id)).body.conversation.erasedAt).toBeDefined();
  expect((await filer.conversation(rest.conversationId)).body.conversation.erasedAt).toBe(
    undefined,
  );
  // Its number leads nowhere any more.
  const again = await server.call("/tickets/lookup", {
    method: "POST",
    token: filer.token,
    body: look,
  });
  expect(again.problem.code).toBe("ticket_not_found");
});

test("[PR4] leads erase and copy for a visitor, of what that visitor began alone, with an entry in the log", async () => {
  const lead = await server.agent("lead@example.com", "lead");
  const agent = await server.agent("agent@example.com", "agent");
  const visitor = await server.visitor();
  const other = await server.visitor();
  const filed = await other.send(submitTicket(server, { subject: "别人的" }));
  const foreign = filed.body.events[0]?.conversationId ?? "";
  const { number } = (await other.conversation(foreign)).body.conversation;
  await server.call("/tickets/lookup", {
    method: "POST",
    token: visitor.token,
    body: { number, code: filed.body.lookupCode },
  });
  const [one, two] = [server.id(), server.id()];
  for (const conversationId of [one, two]) await visitor.say("退款", { conversationId });
  const path = (act: string) => `${DESK}/conversations/${one}/${act}`;
  const erase = (token: string, query = "") =>
    server.call(`${path("erase")}${query}`, { method: "POST", token, key: server.id() });

  expect((await erase(agent)).problem.code).toBe("not_permitted");
  expect((await server.call(path("export"), { token: agent })).problem.code).toBe("not_permitted");

  const copy = await server.app.request(`${path("export")}?everything=true`, {
    headers: { authorization: `Bearer ${lead}` },
  });
  const archive = readArchive(new Uint8Array(await copy.arrayBuffer()));
  const json = archive.get("export.json")?.toString() ?? "";
  expect(json).toContain(two);
  expect(json).not.toContain(foreign);

  expect((await erase(lead)).status).toBe(200);
  expect((await visitor.conversation(two)).body.conversation.erasedAt).toBe(undefined);
  expect((await erase(lead, "?everything=true")).status).toBe(200);
  expect((await server.call("/conversations", { token: visitor.token })).status).toBe(401);
  expect((await other.conversation(foreign)).body.conversation.erasedAt).toBe(undefined);

  const { entries } = (
    await server.call<{ entries: { act: string }[] }>(`${DESK}/audit`, { token: lead })
  ).body;
  const acts = entries.map(({ act }) => act);
  expect(acts).toEqual(
    expect.arrayContaining(["visitor.exported", "conversation.erased", "visitor.erased"]),
  );
});
