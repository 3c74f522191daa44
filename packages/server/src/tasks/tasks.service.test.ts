import type { AnsweredField, Conversation, ServerEvent } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage } from "../../test/commands.ts";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { addTasks, submitTask } from "../../test/tasks.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

let server: TestServer;
let admin: string;
beforeAll(async () => {
  server = await createTestServer();
  await addTasks(server);
  admin = await server.agent("admin@example.com", "admin");
});
afterAll(() => server.stop());

const kinds = (events: ServerEvent[]) => events.map(({ type }) => type);
const conversationOf = async (visitor: TestVisitor, id: string): Promise<Conversation> =>
  (await visitor.conversation(id)).body.conversation;
async function upload(visitor: TestVisitor, conversationId: string, name: string): Promise<string> {
  const fileId = server.id();
  const sent = await server.call(`/files/${fileId}?name=${name}&conversationId=${conversationId}`, {
    method: "PUT",
    token: visitor.token,
    key: server.id(),
    raw: new TextEncoder().encode("evidence"),
  });
  expect(sent.status).toBe(200);
  return fileId;
}

describe("[TK4] [F6.06] what is handed in", () => {
  test("is a ticket with its number, its answers and where it stands", async () => {
    const visitor = await server.visitor();
    const command = submitTask(server, { fields: { work: "v-1", grounds: "mistake" } });
    const { status, body } = await visitor.send(command);
    expect(status).toBe(200);
    expect(kinds(body.events)).toEqual(["conversation.started", "ticket.created"]);
    expect(body.lookupCode).toMatch(/^[0-9A-Z-]{23}$/);
    const conversation = await conversationOf(visitor, command.conversationId);
    expect(conversation).toMatchObject({
      handler: "queue",
      status: "new",
      subject: "作品申诉：v-1",
      categorySlug: "account",
      fields: [
        { id: "work", label: "作品", value: "v-1" },
        { id: "grounds", label: "理由", value: "mistake" },
      ],
      task: { slug: "appeal", title: "作品申诉", state: "submitted", instance: 1, case: "v-1" },
    });
    expect(conversation.number).toMatch(/^\d{3}-\d{3}-\d{4}$/);
    expect(conversation.promisedAt).not.toBeNull();
  });

  test("[OB3] is handed in once however often it is sent", async () => {
    const visitor = await server.visitor();
    const command = submitTask(server);
    const key = server.id();
    const first = await visitor.send(command, key);
    expect((await visitor.send(command, key)).body).toEqual(first.body);
  });

  test("[CV1] a talk becomes it, with what was said before", async () => {
    const visitor = await server.visitor();
    const talk = sendMessage(server);
    await visitor.send(talk);
    const { conversationId } = talk;
    const { body } = await visitor.send(submitTask(server, { conversationId }));
    expect(kinds(body.events)).toEqual(["ticket.created"]);
    const { messages } = (await visitor.conversation(conversationId)).body;
    expect(messages.map(({ author }) => author)).toEqual(["visitor", "bot"]);
    const again = await visitor.send(submitTask(server, { conversationId }));
    expect(again.problem.code).toBe("transition_not_allowed");
  });

  test("is refused where there is no such task, or the page does it", async () => {
    const visitor = await server.visitor();
    for (const taskSlug of ["nothing", "clear-cache"]) {
      const { problem } = await visitor.send(submitTask(server, { taskSlug, fields: {} }));
      expect(problem.issues).toEqual([{ path: "taskSlug", code: "not_an_option" }]);
    }
  });
});

describe("[TK1] [F6.09] fields that depend on others, and groups that are asked again", () => {
  test("every problem is named by its place; what is hidden is neither asked for nor kept", async () => {
    const visitor = await server.visitor();
    const wrong = await visitor.send(
      submitTask(server, {
        fields: { grounds: "other", "items.1.title": "two", "items.0.other": "x" },
      }),
    );
    expect(wrong.status).toBe(422);
    expect(wrong.problem.issues).toEqual([
      { path: "fields.work", code: "required" },
      { path: "fields.why", code: "required" },
      { path: "fields.items.0.title", code: "required" },
      { path: "fields.items.0.other", code: "unknown_field" },
    ]);
    const many = await visitor.send(
      submitTask(server, { fields: { work: "w", grounds: "mistake", "items.3.title": "four" } }),
    );
    expect(many.problem.issues).toContainEqual({ path: "fields.items", code: "too_many" });
    const command = submitTask(server, { fields: { work: "w2", grounds: "mistake", why: "said" } });
    await visitor.send(command);
    const { fields } = await conversationOf(visitor, command.conversationId);
    expect(fields.map(({ id }) => id)).toEqual(["work", "grounds"]);
  });

  test("[SF1] rows are answered row by row, with their files, and sensitive ones are sealed", async () => {
    const visitor = await server.visitor();
    const conversationId = server.id();
    const file = await upload(visitor, conversationId, "proof.txt");
    const command = submitTask(server, {
      conversationId,
      fields: {
        work: `w-${server.id()}`,
        grounds: "mistake",
        "items.0.title": "合同",
        "items.1.title": "截图",
        "items.1.files": [file],
        "items.1.id-number": "11010519491231002X",
      },
    });
    const { body } = await visitor.send(command);
    expect(kinds(body.events)).toEqual([
      "conversation.started",
      "message.created",
      "ticket.created",
    ]);
    const { conversation, messages } = (await visitor.conversation(conversationId)).body;
    expect(conversation.fields.slice(2)).toEqual([
      { id: "items.0.title", label: "证据 1 · 名称", value: "合同" },
      { id: "items.1.title", label: "证据 2 · 名称", value: "截图" },
      { id: "items.1.files", label: "证据 2 · 文件", value: [file] },
      {
        id: "items.1.id-number",
        label: "证据 2 · 证件号",
        value: "••••002X",
        isSensitive: true,
      },
    ] satisfies AnsweredField[]);
    expect(messages.flatMap(({ attachments }) => attachments.map(({ fileId }) => fileId))).toEqual([
      file,
    ]);
    const shown = await server.call<{ value: string }>(
      `${DESK}/conversations/${conversationId}/fields/items.1.id-number/reveal`,
      { method: "POST", token: admin, key: server.id() },
    );
    expect(shown.body).toEqual({ value: "11010519491231002X" });
    const kept = await server.deps.database.selectFrom("events").select("payload_json").execute();
    expect(JSON.stringify(kept)).not.toContain("11010519491231002X");
  });
});

describe("[TK8] one at a time of one case", () => {
  test("whoever asks; who asked first is told where it is", async () => {
    const work = `v-${server.id()}`;
    const first = await server.visitor();
    const command = submitTask(server, { fields: { work, grounds: "mistake" } });
    await first.send(command);
    const again = await first.send(
      submitTask(server, { fields: { work: ` ${work}`, grounds: "mistake" } }),
    );
    const { conversationId } = command;
    expect(again.status).toBe(422);
    expect(again.problem).toMatchObject({
      code: "invalid_input",
      issues: [{ path: "fields.work", code: "already_asked", conversationId }],
    });
    const other = await server.visitor();
    const theirs = await other.send(submitTask(server, { fields: { work, grounds: "mistake" } }));
    expect(theirs.problem.issues).toEqual([{ path: "fields.work", code: "already_asked" }]);
    // What was refused did nothing: no conversation, no number.
    expect((await server.call("/conversations", { token: other.token })).body).toEqual({
      conversations: [],
    });
  });

  test("of two at once, one", async () => {
    const work = `v-${server.id()}`;
    const two = [await server.visitor(), await server.visitor()];
    const answers = await Promise.all(
      two.map((one) => one.send(submitTask(server, { fields: { work, grounds: "mistake" } }))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });

  test("[PR3] it is kept as a hash, and free once the first is erased", async () => {
    const work = `v-${server.id()}`;
    const visitor = await server.visitor();
    const command = submitTask(server, { fields: { work, grounds: "mistake" } });
    await visitor.send(command);
    const kept = await server.deps.database.selectFrom("task_runs").selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(work);
    const { conversationId } = command;
    await visitor.send({ type: "visitor.erase", conversationId });
    const snapshot = await createTestDesk(server).conversation(admin, conversationId);
    expect(snapshot.task).toMatchObject({ slug: "appeal", case: null, text: "" });
    const events = await server.deps.database.selectFrom("events").selectAll().execute();
    expect(JSON.stringify(events)).not.toContain(work);
    expect(
      (await visitor.send(submitTask(server, { fields: { work, grounds: "mistake" } }))).status,
    ).toBe(200);
  });
});
