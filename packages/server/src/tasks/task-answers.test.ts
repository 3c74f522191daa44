import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTaskDesk, type Endpoint, type TaskDesk } from "../../test/task-desk.ts";
import { runOf, submitTask } from "../../test/tasks.ts";

const MINUTE = 60_000;

let desk: TaskDesk;
beforeAll(async () => {
  desk = await openTaskDesk();
});
afterAll(() => desk.stop());
beforeEach(() => desk.clear());

/** A later answer of the program, signed as Standard Webhooks says. */
async function answer(
  id: string,
  said: object,
  {
    secret = desk.endpoint.secret,
    at = desk.server.clock.now(),
    messageId = desk.server.id(),
    sent = JSON.stringify(said),
  } = {},
) {
  const signature = new Webhook(secret).sign(messageId, new Date(at), JSON.stringify(said));
  return desk.server.call<{ task: { state: string; text: string } }>(`/task-runs/${id}`, {
    method: "POST",
    raw: sent,
    headers: {
      "content-type": "application/json",
      "webhook-id": messageId,
      "webhook-timestamp": String(Math.floor(at / 1_000)),
      "webhook-signature": signature,
    },
  });
}

describe("[TK9] [WH2] [P27] [F6.25] answers that come later", () => {
  test("signed with the endpoint's secret, they move the run", async () => {
    const visitor = await desk.server.visitor();
    const id = await desk.handedIn(visitor);
    await desk.round();
    const { status, body } = await answer(id, { state: "done", text: "已开出" });
    expect([status, body.task.state]).toEqual([200, "done"]);
    expect(await runOf(visitor, id)).toMatchObject({ state: "done", text: "已开出" });
    const late = await answer(id, { state: "refused" });
    expect(late.problem.code).toBe("transition_not_allowed");
  });

  test("how far it is says itself on the run, and in no message", async () => {
    const visitor = await desk.server.visitor();
    const id = await desk.handedIn(visitor);
    await answer(id, { state: "running", text: "开票中", progress: 30 });
    const { body } = await answer(id, { progress: 60, text: "盖章中" });
    expect(body.task).toMatchObject({ state: "running", progress: 60, text: "盖章中" });
    expect((await visitor.conversation(id)).body.messages).toEqual([]);
  });

  test("each is heard once; the second time it answers where the run stands", async () => {
    const visitor = await desk.server.visitor();
    const id = await desk.handedIn(visitor);
    const messageId = desk.server.id();
    await answer(id, { state: "running", text: "一" }, { messageId });
    await answer(id, { state: "running", text: "二" });
    const again = await answer(id, { state: "running", text: "一" }, { messageId });
    expect(again.status).toBe(200);
    expect(again.body.task.text).toBe("二");
  });

  test("an old one, one of times to come, a changed one, a foreign one: refused alike", async () => {
    const visitor = await desk.server.visitor();
    const id = await desk.handedIn(visitor);
    const other = await desk.tell(["conversation.waiting"]);
    const now = desk.server.clock.now();
    const said = { state: "done" };
    const refused = [
      await answer(id, said, { at: now - 5 * MINUTE - 1_000 }),
      await answer(id, said, { at: now + 5 * MINUTE + 1_000 }),
      await answer(id, said, { sent: JSON.stringify({ state: "refused" }) }),
      await answer(id, said, { secret: `whsec_${Buffer.alloc(32).toString("base64")}` }),
      // Of a program that is not told of tasks.
      await answer(id, said, { secret: other.secret }),
      await desk.server.call(`/task-runs/${id}`, { method: "POST", body: said }),
    ];
    expect(refused.map(({ status, problem }) => `${status} ${problem.code}`)).toEqual(
      refused.map(() => "401 signature_invalid"),
    );
    expect(await runOf(visitor, id)).toMatchObject({ state: "submitted" });
    expect((await answer(id, said, { at: now - 5 * MINUTE })).status).toBe(200);
  });

  test("of nothing that is a program's to do", async () => {
    const visitor = await desk.server.visitor();
    const command = submitTask(desk.server);
    await visitor.send(command);
    for (const id of [command.conversationId, await desk.waiting(visitor), desk.server.id()]) {
      expect((await answer(id, { state: "done" })).problem.code).toBe("not_found");
    }
    const wrong = await answer(command.conversationId, { state: "undone" });
    expect(wrong.problem).toMatchObject({ code: "invalid_input" });
  });

  test("while a secret is replaced, both sign for a day", async () => {
    const visitor = await desk.server.visitor();
    const id = await desk.handedIn(visitor);
    const renewed = (await desk.post<Endpoint>(`/${desk.endpoint.id}/secret`)).body.secret;
    const secrets = [desk.endpoint.secret, renewed];
    for (const secret of secrets) {
      expect((await answer(id, { state: "running" }, { secret })).status).toBe(200);
    }
    desk.endpoint.secret = renewed;
  });
});
