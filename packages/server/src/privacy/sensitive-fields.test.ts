import { afterEach, beforeEach, expect, test } from "vitest";
import { submitTicket } from "../../test/commands.ts";
import { createTestDesk, DESK, type InboxAnswer } from "../../test/desk.ts";
import { addSensitiveForm, CARD, ID_NUMBER, readArchive } from "../../test/privacy-site.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
let admin: string;
beforeEach(async () => {
  server = await createTestServer();
  admin = await server.agent("admin@example.com", "admin");
  await addSensitiveForm(server, admin);
});
afterEach(() => server.stop());

async function file() {
  const visitor = await server.visitor();
  const filed = await visitor.send(
    submitTicket(server, {
      formSlug: "identity-check",
      fields: { "id-number": ID_NUMBER, account: "surfer" },
    }),
  );
  expect(filed.status).toBe(200);
  return { visitor, filed, id: filed.body.events[0]?.conversationId ?? "" };
}

const reveal = (token: string, id: string, fieldId = "id-number") =>
  server.call<{ value: string }>(`${DESK}/conversations/${id}/fields/${fieldId}/reveal`, {
    method: "POST",
    token,
    key: server.id(),
  });

test("[SF1] what was typed into a sensitive field is a mask everywhere, and sealed at rest", async () => {
  const { visitor, filed, id } = await file();
  const shown = (await visitor.conversation(id)).body.conversation.fields;
  expect(shown).toEqual([
    { id: "id-number", label: "身份证号", value: "••••002X", isSensitive: true },
    { id: "account", label: "账号", value: "surfer" },
  ]);
  const inbox = await server.call<InboxAnswer>(`${DESK}/inbox`, { token: admin });
  expect(JSON.stringify([filed.body, inbox.body])).not.toContain(ID_NUMBER);

  const { database } = server.deps;
  for (const { name } of await database.introspection.getTables()) {
    const rows = await database
      .selectFrom(name as "events")
      .selectAll()
      .execute();
    expect(JSON.stringify(rows), name).not.toContain(ID_NUMBER);
  }
  const sealed = await database.selectFrom("sealed_fields").selectAll().execute();
  expect(sealed).toEqual([
    expect.objectContaining({
      field_id: "id-number",
      value_sealed: expect.stringMatching(/^sealed1\./),
    }),
  ]);
});

test("[SF2] [PR4] its own visitor has it in clear in their copy, and agents have the mask in theirs", async () => {
  const { visitor, id } = await file();
  const read = async (path: string, token: string) => {
    const response = await server.app.request(path, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
    const archive = readArchive(new Uint8Array(await response.arrayBuffer()));
    return archive.get("export.json")?.toString() ?? "";
  };
  expect(await read("/v1/sites/demo/export", visitor.token)).toContain(ID_NUMBER);
  const ofAgents = await read(`${DESK}/conversations/${id}/export`, admin);
  expect(ofAgents).toContain("••••002X");
  expect(ofAgents).not.toContain(ID_NUMBER);
});

test("[SF3] leads and who was let are shown it, others are refused, and each look is in the audit log", async () => {
  const { id } = await file();
  const lead = await server.agent("lead@example.com", "lead");
  const agent = await server.agent("agent@example.com", "agent");
  expect((await reveal(agent, id)).problem.code).toBe("not_permitted");
  const shown = await reveal(lead, id);
  expect(shown.body).toEqual({ value: ID_NUMBER });
  expect(shown.headers.get("cache-control")).toBe("no-store");
  expect((await reveal(lead, id, "account")).problem.code).toBe("not_found");
  expect((await reveal(lead, server.id())).problem.code).toBe("not_found");

  const { members } = (
    await server.call<{ members: { id: string; email: string; seesSensitive: boolean }[] }>(
      `${DESK}/members`,
      { token: admin },
    )
  ).body;
  const member = members.find(({ email }) => email === "agent@example.com");
  expect(member?.seesSensitive).toBe(false);
  const permit = (token: string, isAllowed: boolean) =>
    server.call(`${DESK}/members/${member?.id}/sensitive-fields`, {
      method: "PUT",
      token,
      body: { isAllowed },
    });
  expect((await permit(lead, true)).problem.code).toBe("not_permitted");
  expect((await permit(admin, true)).status).toBe(204);
  expect((await reveal(agent, id)).body).toEqual({ value: ID_NUMBER });
  expect((await permit(admin, false)).status).toBe(204);
  expect((await reveal(agent, id)).problem.code).toBe("not_permitted");

  const log = await server.call<{ entries: { act: string; agent: { name: string } }[] }>(
    `${DESK}/audit`,
    { token: lead },
  );
  const looks = log.body.entries.filter(({ act }) => act === "field.revealed");
  expect(looks).toHaveLength(2);
  expect(JSON.stringify(log.body)).not.toContain(ID_NUMBER);
});

test("[SF1] only what is one line of text can be sensitive", async () => {
  const answer = await server.call(`${DESK}/forms/odd`, {
    method: "PUT",
    token: admin,
    body: {
      title: "奇怪",
      locale: "zh-CN",
      categories: [],
      fields: [{ id: "receipt", type: "files", label: "凭证", sensitive: true }],
    },
  });
  expect(answer.problem.code).toBe("invalid_input");
});

test("[PR6] where the site says so, card and identity numbers in messages are masked before anything keeps them", async () => {
  const visitor = await server.visitor();
  const conversationId = server.id();
  await visitor.say(`卡号 ${CARD}`, { conversationId });
  const said = async () =>
    JSON.stringify((await visitor.conversation(conversationId)).body.messages);
  expect(await said()).toContain(CARD);
  const body = { redactMessages: true };
  await server.call(`${DESK}/settings`, { method: "PATCH", token: admin, body });
  const late = `身份证 ${ID_NUMBER}，密码是 Abc12345`;
  await visitor.say(late, { conversationId });
  expect(await said()).toContain("身份证 ••••002X，密码是 ••••");
  const { database } = server.deps;
  for (const { name } of await database.introspection.getTables()) {
    const rows = await database
      .selectFrom(name as "events")
      .selectAll()
      .execute();
    expect(JSON.stringify(rows), name).not.toContain(ID_NUMBER);
  }
  // What an agent's desk shows is what was kept.
  const inbox = await createTestDesk(server).inbox(admin);
  expect(JSON.stringify(inbox.body)).not.toContain(ID_NUMBER);
});
