import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CompiledQuery } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sendMessage, submitTicket } from "../../test/commands.ts";
import { createTestDesk } from "../../test/desk.ts";
import { createTestIdentity } from "../../test/identity.ts";
import { openMailbox, type Mailbox } from "../../test/mailbox.ts";
import { addSensitiveForm, readArchive } from "../../test/privacy-site.ts";
import { addTasks, submitTask } from "../../test/tasks.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";
import { keepHouse } from "../housekeeping.ts";
import { createLogger } from "../logger.ts";

let mailbox: Mailbox;
let server: TestServer;
let logged: string[];
beforeEach(async () => {
  mailbox = await openMailbox();
  logged = [];
  server = await createTestServer({
    isOnDisk: true,
    logger: createLogger("debug", { write: (line) => void logged.push(line) }),
    flags: {
      smtp: mailbox.url,
      "mail-from": "Help <help@example.com>",
      "public-url": "https://help.example.com",
    },
  });
  await server.app.services.mailFollower.follow();
});
afterEach(async () => {
  await server.stop();
  await mailbox.stop();
});

/** Every column of text in which a word stands, as `table.column`. */
async function columnsWith(word: string): Promise<Set<string>> {
  const { database } = server.deps;
  const found = new Set<string>();
  for (const { name, columns } of await database.introspection.getTables()) {
    for (const column of columns) {
      const sql = `select 1 from "${name}" where cast("${column.name}" as text) like ? limit 1`;
      const { rows } = await database.executeQuery(CompiledQuery.raw(sql, [`%${word}%`]));
      if (rows.length > 0) found.add(`${name}.${column.name}`);
    }
  }
  return found;
}

/** The files of the data folder that hold a word, read as raw bytes. */
function filesWith(word: string): string[] {
  const files = readdirSync(server.folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return paths.filter((path) => readFileSync(path).includes(word));
}

/** A word nobody else has said; it is looked for in every case and as it is. */
const mark = `canary${randomBytes(6).toString("hex")}`;
let marks = 0;
const canary = (before = "") => `${before}${mark}x${(marks += 1)}z`;

/** All that a visitor, and agents about them, can leave here. */
async function leaveTraces(visitor: TestVisitor, agent: string): Promise<string[]> {
  const desk = createTestDesk(server);
  const { token } = visitor;
  const said: string[] = [];
  const own = (before?: string) => {
    const word = canary(before);
    said.push(word);
    return word;
  };
  const guide = () => ({
    slug: "sign-in-fails",
    title: own(),
    path: [{ title: own(), answer: "option" as const, option: own() }],
    probes: [{ probe: "page-errors" as const, result: "failed" as const, fact: own() }],
  });
  const context = () => ({
    page: `https://shop.example.com/${own()}`,
    searched: [own()],
    guide: guide(),
  });

  await visitor.send({ type: "visitor.set_attributes", attributes: { plan: own() } });
  const talk = server.id();
  await visitor.send(sendMessage(server, { conversationId: talk, text: own() }));
  const upload = async (conversationId: string) => {
    const fileId = server.id();
    const raw = new TextEncoder().encode(own());
    const path = `/files/${fileId}?name=${own()}.txt&conversationId=${conversationId}`;
    const sent = await server.call(path, { method: "PUT", token, key: server.id(), raw });
    expect(sent.status).toBe(200);
    return fileId;
  };
  const attachments = [await upload(talk)];
  // One that no message will ever name.
  await upload(talk);
  await visitor.send(
    sendMessage(server, { conversationId: talk, text: own(), attachments, context: context() }),
  );
  await visitor.send({
    type: "handoff.request",
    conversationId: talk,
    locale: "zh-CN",
    capsule: [
      { kind: "tried", text: own() },
      { kind: "searched", text: own() },
    ],
    context: { guide: guide() },
  });
  await desk.reply(agent, talk, own());
  await desk.act(agent, talk, "notes", { noteId: server.id(), markdown: own(), mentions: [] });
  await desk.act(agent, talk, "tags", { tags: [own()] });
  await desk.act(agent, talk, "fields", { fields: { order: own() } });
  await desk.act(agent, talk, "status", { status: "resolved" });
  const rating = { score: 2, tags: [], comment: own() };
  await visitor.send({ type: "conversation.rate", conversationId: talk, rating });

  const ticket = server.id();
  await visitor.send(
    submitTicket(server, {
      conversationId: ticket,
      subject: own(),
      description: own(),
      email: `${own("person-")}@example.com`,
      context: context(),
      formSlug: "identity-check",
      fields: { "id-number": own("ID"), account: own() },
    }),
  );
  await server.call(`/conversations/${ticket}/email`, {
    method: "PUT",
    token,
    body: { email: `${own("other-")}@example.com` },
  });
  const task = submitTask(server, {
    fields: {
      work: own(),
      grounds: "mistake",
      "items.0.title": own(),
      "items.0.id-number": own("ID"),
    },
  });
  await visitor.send(task);
  const decided = await desk.act(agent, task.conversationId, "task", {
    state: "refused",
    text: own(),
  });
  expect(decided.status).toBe(200);
  await visitor.send({
    type: "task.appeal",
    conversationId: task.conversationId,
    messageId: server.id(),
    text: own(),
    attachments: [],
  });
  const to = `${own("code-")}@example.com`;
  const body = { taskSlug: "recover-account", locale: "zh-CN", to };
  expect((await server.call("/codes", { method: "POST", token, body })).status).toBe(201);
  await visitor.send({
    type: "article.rate",
    articleId: 1,
    locale: "zh-CN",
    helped: false,
    reason: "unclear",
    comment: own(),
    query: own(),
  });
  await server.app.services.mailFollower.follow();
  return said;
}

test("[F4.45] [P44] [PR3] [PR4] what a visitor left is in their copy, and after the erasure in no file", async () => {
  const admin = await server.agent("admin@example.com", "admin");
  await addSensitiveForm(server, admin);
  await addTasks(server);
  const identity = createTestIdentity(server, admin);
  const secret = await identity.newSecret();
  const anonymous = await server.visitor();
  const claims = {
    name: canary("Name "),
    email: `${canary("c-")}@example.com`,
    attributes: { vip: canary() },
  };
  const before = await leaveTraces(anonymous, admin);
  const subject = canary("u-");
  const token = await identity.session(secret, subject, claims, anonymous.token);
  const contact = { ...anonymous, token } as TestVisitor;
  contact.send = (command, key = server.id()) =>
    server.call("/commands", { method: "POST", token, key, body: command });
  const said = [
    ...before,
    ...(await leaveTraces(contact, admin)),
    subject,
    claims.name,
    claims.email,
    claims.attributes.vip,
  ];

  // Somebody else's stays.
  const other = await server.visitor();
  const others = canary();
  const kept = server.id();
  await other.say(others, { conversationId: kept });

  const held = await columnsWith(mark);
  expect([...held].sort()).toMatchInlineSnapshot(`
    [
      "article_ratings.comment",
      "article_ratings.query",
      "contacts.attributes_json",
      "contacts.claimed_json",
      "contacts.email",
      "contacts.name",
      "contacts.subject",
      "conversations.context_json",
      "conversations.email",
      "conversations.fields_json",
      "conversations.rating_json",
      "conversations.subject",
      "conversations.task_json",
      "desk_records.record_json",
      "events.payload_json",
      "files.name",
      "idempotency_keys.response_json",
      "letters.email",
      "mail_contacts.email",
      "mail_links.email",
      "messages.attachments_json",
      "messages.body_json",
      "search_misses.query",
    ]
  `);
  expect(filesWith(mark).length).toBeGreaterThan(2);

  const response = await server.app.request("/v1/sites/demo/export", {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  const archive = readArchive(new Uint8Array(await response.arrayBuffer()));
  const copy = [...archive].map(([name, content]) => `${name}\n${content.toString()}`).join("\n");
  // What agents wrote for one another reaches no visitor.
  const ofDesk = new Set<string>();
  for (const { record_json: json } of await server.deps.database
    .selectFrom("desk_records")
    .select("record_json")
    .execute()) {
    const { notes, tags, fields } = JSON.parse(json) as Record<string, unknown>;
    for (const [word] of JSON.stringify([notes, tags, fields]).matchAll(/canary\w+/g)) {
      ofDesk.add(word);
    }
  }
  expect(ofDesk.size).toBe(6);
  const missing: string[] = [];
  for (const word of said) {
    // Where the page was with a later message, and an opinion that was replaced, are kept nowhere.
    if (!copy.includes(word) && (await columnsWith(word)).size > 0) missing.push(word);
  }
  expect(missing.sort()).toEqual([...ofDesk].sort());
  expect(copy).not.toContain(others);

  const erased = await contact.send({ type: "visitor.erase" });
  expect(erased.status).toBe(200);
  await keepHouse(server.deps, server.app.services);

  expect([...(await columnsWith(mark))].sort()).toEqual([...(await columnsWith(others))].sort());
  for (const word of said) expect(filesWith(word), word).toEqual([]);
  expect(filesWith(others).length).toBeGreaterThan(0);
  expect((await other.conversation(kept)).status).toBe(200);
  expect(logged.join("")).not.toContain(mark);
  expect((await server.call("/conversations", { token })).status).toBe(401);

  // Letters that were written before do not go out, and their addresses' limits still count.
  const letters = await server.deps.database.selectFrom("letters").selectAll().execute();
  expect(letters.length).toBeGreaterThan(0);
  expect(letters.every(({ email }) => email.startsWith("erased:"))).toBe(true);
  expect(letters.every(({ next_at: nextAt }) => nextAt === null)).toBe(true);
});
