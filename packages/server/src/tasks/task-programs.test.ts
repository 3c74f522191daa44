import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestIdentity } from "../../test/identity.ts";
import { openTaskDesk, type TaskDesk } from "../../test/task-desk.ts";
import { runOf, submitTask } from "../../test/tasks.ts";

let li: string;
let desk: TaskDesk;
beforeAll(async () => {
  desk = await openTaskDesk();
  li = await desk.server.agent("li@example.com");
});
afterAll(() => desk.stop());
beforeEach(() => desk.clear());

describe("[TK9] [WH1] [P27] [F6.25] a program is told of the tasks it does", () => {
  test("signed, with what was answered, sensitive answers as masks, and who asks", async () => {
    const secret = await createTestIdentity(desk.server, desk.admin).newSecret();
    const token = await createTestIdentity(desk.server, desk.admin).session(secret, "u-77");
    const visitor = await desk.server.visitor(token);
    const id = await desk.handedIn(visitor);
    await desk.round();
    expect(desk.receiver.received).toHaveLength(1);
    expect(desk.told()).toMatchObject({
      type: "task.submitted",
      data: {
        site: "demo",
        conversationId: id,
        task: "invoice",
        instance: 1,
        contactId: "u-77",
        fields: [
          { id: "title", label: "抬头", value: "浪花有限公司" },
          { id: "tax-number", value: "••••000X", isSensitive: true },
        ],
        attachments: [],
      },
    });
    expect(desk.receiver.received[0]?.body).not.toContain("91310000MA1FL0000X");
    expect(await runOf(visitor, id)).toMatchObject({ state: "running" });
  });

  test("of what people do it is told nothing, and one that did not ask for tasks neither", async () => {
    const other = await desk.tell(["conversation.waiting"]);
    const visitor = await desk.server.visitor();
    await visitor.send(submitTask(desk.server));
    await desk.handedIn(visitor);
    await desk.round();
    expect(desk.receiver.received).toHaveLength(1);
    expect(await desk.deliveriesOf(other)).toEqual([]);
  });

  test("of one that is taken back, and of one that is asked for once more with what was said", async () => {
    const visitor = await desk.server.visitor();
    const gone = await desk.handedIn(visitor);
    await visitor.send({ type: "task.undo", conversationId: gone });
    desk.receiver.answer = {
      status: 200,
      body: JSON.stringify({ state: "refused", text: "税号不对。" }),
    };
    const id = await desk.handedIn(visitor);
    await desk.round();
    expect(desk.receiver.received.map(({ body }) => JSON.parse(body).type).toSorted()).toEqual([
      "task.submitted",
      "task.submitted",
      "task.undone",
    ]);
    expect(await runOf(visitor, gone)).toMatchObject({ state: "undone" });
    expect(await runOf(visitor, id)).toMatchObject({ state: "refused", mayAppeal: true });
    desk.receiver.received.length = 0;
    await visitor.send({
      type: "task.appeal",
      conversationId: id,
      messageId: desk.server.id(),
      text: "税号没有错。",
      attachments: [],
    });
    await desk.round();
    expect(desk.told()).toMatchObject({
      type: "task.appealed",
      data: { conversationId: id, instance: 2, text: "税号没有错。" },
    });
    expect(await runOf(visitor, id)).toMatchObject({
      state: "refused",
      instance: 2,
      mayAppeal: false,
    });
  });
});

describe("[TK9] what a program answers", () => {
  test("at once moves the run, and is told its visitor", async () => {
    const visitor = await desk.server.visitor();
    const id = await desk.handedIn(visitor);
    desk.receiver.answer = {
      status: 200,
      body: JSON.stringify({ state: "done", text: "发票已发送。" }),
    };
    await desk.round();
    expect(await runOf(visitor, id)).toMatchObject({ state: "done", text: "发票已发送。" });
    const { conversation, messages } = (await visitor.conversation(id)).body;
    expect(conversation.status).toBe("resolved");
    expect(messages.map(({ author }) => author)).toEqual(["system"]);
    expect(JSON.stringify(messages)).toContain("发票已发送。");
  });

  test.each([
    ["nothing", ""],
    ["what is no JSON", "noted"],
    ["another shape", JSON.stringify({ state: "undone" })],
    ["far too much", JSON.stringify({ text: "x".repeat(9_000) })],
  ])("%s is taken as: it is at it", async (_what, body) => {
    const visitor = await desk.server.visitor();
    const id = await desk.handedIn(visitor);
    desk.receiver.answer = { status: 200, body };
    await desk.round();
    expect(await runOf(visitor, id)).toMatchObject({ state: "running", text: "" });
    expect((await desk.conversation(desk.admin, id)).handler).toBe("queue");
  });

  test("too late, or of the instance before, changes nothing", async () => {
    const visitor = await desk.server.visitor();
    const id = await desk.handedIn(visitor);
    // Told with a delay: a person was faster, and it is asked for once more by now.
    await desk.act(li, id, "task", { state: "refused", text: "" });
    const appeal = {
      conversationId: id,
      messageId: desk.server.id(),
      text: "再看看",
      attachments: [],
    };
    await visitor.send({ type: "task.appeal", ...appeal });
    const data = { conversationId: id, instance: 1 };
    const first = { siteKey: "demo", type: "task.submitted", body: JSON.stringify({ data }) };
    await desk.onAnswer({ ...first, answer: JSON.stringify({ state: "refused" }) });
    expect(await runOf(visitor, id)).toMatchObject({ state: "submitted", instance: 2 });
    expect(desk.logged.join("")).toContain("too late");
  });
});
