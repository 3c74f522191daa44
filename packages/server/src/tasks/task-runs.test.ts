import type { ServerEvent } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { addTasks, runOf, submitTask } from "../../test/tasks.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

const MINUTE = 60_000;

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let li: string;
let chen: string;
beforeAll(async () => {
  server = await createTestServer();
  await addTasks(server);
  desk = createTestDesk(server);
  li = await server.agent("li@example.com");
  chen = await server.agent("chen@example.com");
});
afterAll(() => server.stop());

const kinds = (events: ServerEvent[]) => events.map(({ type }) => type);
/** An appeal that was handed in. */
async function handedIn(visitor: TestVisitor, rest: object = {}): Promise<string> {
  const command = submitTask(server, rest);
  expect((await visitor.send(command)).status).toBe(200);
  return command.conversationId;
}
const decide = (token: string, id: string, state: string, more: object = {}) =>
  desk.act(token, id, "task", { state, text: "", ...more });
const undo = (visitor: TestVisitor, conversationId: string) =>
  visitor.send({ type: "task.undo", conversationId });
const appeal = (visitor: TestVisitor, conversationId: string, text = "请再看一次。") =>
  visitor.send({
    type: "task.appeal",
    conversationId,
    messageId: server.id(),
    text,
    attachments: [],
  });
const said = async (visitor: TestVisitor, id: string) =>
  (await visitor.conversation(id)).body.messages.map(({ author, body }) => [
    author,
    JSON.stringify(body).match(/"text":"([^"]*)"/)?.[1],
  ]);

describe("[TK5] what agents say of a run", () => {
  test("under way with how far, then done: resolved, and told in a message", async () => {
    const visitor = await server.visitor();
    const id = await handedIn(visitor);
    const begun = await decide(li, id, "running", { text: "正在核对。", progress: 40 });
    expect(kinds(begun.body.events)).toEqual([
      "conversation.handler_changed",
      "task.changed",
      "message.created",
      "ticket.status_changed",
    ]);
    expect(await runOf(visitor, id)).toMatchObject({
      state: "running",
      text: "正在核对。",
      progress: 40,
    });
    expect((await desk.conversation(li, id)).status).toBe("open");
    await decide(li, id, "running", { text: "" });
    expect(await runOf(visitor, id)).toMatchObject({ progress: 40 });
    await decide(li, id, "done", { text: "作品已恢复。" });
    expect(await runOf(visitor, id)).toMatchObject({ state: "done", progress: null });
    expect((await desk.conversation(li, id)).status).toBe("resolved");
    expect(await said(visitor, id)).toEqual([
      ["agent", "正在核对。"],
      ["agent", "作品已恢复。"],
    ]);
  });

  test("without words of theirs, the desk says what became of it", async () => {
    const visitor = await server.visitor();
    const id = await handedIn(visitor);
    await decide(li, id, "failed");
    expect(await said(visitor, id)).toEqual([["agent", "“作品申诉”没有办成，客服会接着处理。"]]);
    // People are still owed to its visitor.
    expect((await desk.conversation(li, id)).status).toBe("open");
  });

  test("[HO4] [AG8] who decides has it; nobody decides what another has, and each decision is noted", async () => {
    const visitor = await server.visitor();
    const id = await handedIn(visitor);
    await decide(li, id, "running");
    expect((await decide(chen, id, "done")).problem.code).toBe("assigned_to_other");
    expect((await desk.conversation(li, id)).assignee?.name).toBe("小浪");
    const lead = await server.agent("lead@example.com", "lead");
    const { body } = await server.call<{ entries: { act: string; subject: string }[] }>(
      `${DESK}/audit`,
      { token: lead },
    );
    const { number } = await desk.conversation(li, id);
    expect(body.entries.filter(({ subject }) => subject === number)).toMatchObject([
      { act: "conversation.task" },
    ]);
    expect(JSON.stringify(body)).not.toContain("核对");
  });

  test("only along the transitions, and only of a task", async () => {
    const visitor = await server.visitor();
    const id = await handedIn(visitor);
    await decide(li, id, "done");
    expect((await decide(li, id, "refused")).problem.code).toBe("transition_not_allowed");
    const talk = await desk.waiting(visitor);
    expect((await decide(li, talk, "done")).problem.code).toBe("not_found");
    expect((await decide(li, id, "undone")).problem.code).toBe("invalid_input");
  });
});

describe("[TK7] asked for once more", () => {
  test("others look at it: who refused it is not given it, and may not decide", async () => {
    const visitor = await server.visitor();
    const id = await handedIn(visitor);
    await decide(li, id, "refused", { text: "违反规定。" });
    expect(await runOf(visitor, id)).toMatchObject({ state: "refused", mayAppeal: true });
    const { body } = await appeal(visitor, id);
    expect(kinds(body.events)).toEqual([
      "message.created",
      "task.changed",
      "ticket.status_changed",
      "conversation.handler_changed",
    ]);
    expect(await runOf(visitor, id)).toMatchObject({
      state: "submitted",
      instance: 2,
      text: "",
      mayAppeal: false,
    });
    await desk.presence(li, true);
    expect(await desk.conversation(li, id)).toMatchObject({ handler: "queue", status: "open" });
    expect((await decide(li, id, "refused")).problem.code).toBe("not_permitted");
    const mayDecide = async (token: string) =>
      (await server.call<{ mayDecide: boolean }>(`${DESK}/conversations/${id}/task`, { token }))
        .body.mayDecide;
    expect([await mayDecide(li), await mayDecide(chen)]).toEqual([false, true]);
    await desk.presence(chen, true);
    expect((await desk.conversation(chen, id)).assignee).not.toBeNull();
    expect((await decide(chen, id, "refused")).status).toBe(200);
    await desk.presence(li, false);
    await desk.presence(chen, false);
    // The second word is the last.
    expect(await runOf(visitor, id)).toMatchObject({ instance: 2, mayAppeal: false });
    expect((await appeal(visitor, id)).problem.code).toBe("transition_not_allowed");
  });

  test("who works alone decides again, until somebody else works there", async () => {
    const small = await createTestServer();
    await addTasks(small);
    const wang = await small.agent("wang@example.com");
    const visitor = await small.visitor();
    const refuse = (id: string) =>
      createTestDesk(small).act(wang, id, "task", { state: "refused", text: "" });
    const mayDecide = async (id: string) =>
      (
        await small.call<{ mayDecide: boolean }>(`${DESK}/conversations/${id}/task`, {
          token: wang,
        })
      ).body.mayDecide;
    /** Refused, and asked for once more. */
    async function appealed(): Promise<string> {
      const command = submitTask(small, {
        fields: { work: `w-${small.id()}`, grounds: "mistake" },
      });
      await visitor.send(command);
      await refuse(command.conversationId);
      await appeal(visitor, command.conversationId);
      return command.conversationId;
    }
    const [first, second] = [await appealed(), await appealed()];
    expect(await mayDecide(first)).toBe(true);
    expect((await refuse(first)).status).toBe(200);
    await small.agent("zhou@example.com");
    expect(await mayDecide(second)).toBe(false);
    expect((await refuse(second)).problem.code).toBe("not_permitted");
    await small.stop();
  });

  test("[TK8] a refusal keeps the case: the way on is to ask once more", async () => {
    const visitor = await server.visitor();
    const fields = { work: `w-${server.id()}`, grounds: "mistake" };
    const id = await handedIn(visitor, { fields });
    await decide(li, id, "refused");
    const again = await visitor.send(submitTask(server, { fields }));
    expect(again.problem.issues).toEqual([
      { path: "fields.work", code: "already_asked", conversationId: id },
    ]);
  });

  test("not before it is refused, not without a word, and not where there is no second instance", async () => {
    const visitor = await server.visitor();
    const id = await handedIn(visitor);
    expect((await appeal(visitor, id)).problem.code).toBe("transition_not_allowed");
    await decide(li, id, "refused");
    expect((await appeal(visitor, id, " ")).problem.issues).toEqual([
      { path: "text", code: "required" },
    ]);
    const once = await handedIn(visitor, {
      taskSlug: "recover-account-by-people",
      fields: { name: "浪" },
    });
    await decide(li, once, "refused");
    expect((await appeal(visitor, once)).problem.code).toBe("transition_not_allowed");
  });
});

describe("[TK6] what its visitor takes back", () => {
  test("before it is decided: it is over, and the case is free", async () => {
    const visitor = await server.visitor();
    const fields = { work: `w-${server.id()}`, grounds: "mistake" };
    const id = await handedIn(visitor, { fields });
    const { body } = await undo(visitor, id);
    expect(kinds(body.events)).toEqual(["task.changed", "ticket.status_changed"]);
    expect(await runOf(visitor, id)).toMatchObject({ state: "undone" });
    expect((await desk.conversation(li, id)).status).toBe("closed");
    // Taken back twice, it is what they ask for.
    expect((await undo(visitor, id)).body.events).toEqual([]);
    await handedIn(visitor, { fields });
  });

  test("what is done, for as long as the task says: people have it again", async () => {
    const visitor = await server.visitor();
    const byPeople = { taskSlug: "recover-account-by-people", fields: { name: "浪" } };
    const id = await handedIn(visitor, byPeople);
    await decide(li, id, "done");
    const { undoUntil } = await runOf(visitor, id);
    expect(Date.parse(undoUntil ?? "")).toBe(server.clock.now() + 60 * MINUTE);
    server.clock.advance(60 * MINUTE);
    expect((await undo(visitor, id)).status).toBe(200);
    expect(await runOf(visitor, id)).toMatchObject({ state: "undone", undoUntil: null });
    expect((await desk.conversation(li, id)).status).toBe("open");
    const late = await handedIn(visitor, byPeople);
    await decide(li, late, "done");
    server.clock.advance(60 * MINUTE + 1);
    expect((await undo(visitor, late)).problem.code).toBe("transition_not_allowed");
  });

  test("never what was refused, of a closed conversation, or somebody else's", async () => {
    const visitor = await server.visitor();
    const refused = await handedIn(visitor);
    await decide(li, refused, "refused");
    expect((await undo(visitor, refused)).problem.code).toBe("transition_not_allowed");
    const closed = await handedIn(visitor);
    await desk.act(li, closed, "claim");
    await server.call(`${DESK}/conversations/${closed}/status`, {
      method: "POST",
      token: li,
      key: server.id(),
      body: { status: "closed" },
    });
    expect((await undo(visitor, closed)).problem.code).toBe("conversation_closed");
    const stranger = await server.visitor();
    expect((await undo(stranger, closed)).problem.code).toBe("not_found");
    const talk = await desk.waiting(visitor);
    expect((await undo(visitor, talk)).problem.code).toBe("not_found");
  });
});

test("[TK4] [PR4] where a run stands is in its visitor's copy", async () => {
  const visitor = await server.visitor();
  const id = await handedIn(visitor);
  await decide(li, id, "refused", { text: "违反规定。" });
  const copy = await server.app.request("/v1/sites/demo/export", {
    headers: { authorization: `Bearer ${visitor.token}` },
  });
  const archive = Buffer.from(await copy.arrayBuffer()).toString("utf8");
  expect(archive).toContain('"state": "refused"');
  expect(archive).toContain("违反规定。");
});
