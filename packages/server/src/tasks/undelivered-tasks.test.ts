import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DESK } from "../../test/desk.ts";
import { openTaskDesk, type Delivery, type TaskDesk } from "../../test/task-desk.ts";
import { runOf } from "../../test/tasks.ts";
import { createTestClock } from "../../test/test-clock.ts";
import { createWebhookSender, TRIES } from "../webhooks/webhook-sender.ts";

const MINUTE = 60_000;

let li: string;
let desk: TaskDesk;
beforeAll(async () => {
  desk = await openTaskDesk();
  li = await desk.server.agent("li@example.com");
});
afterAll(() => desk.stop());
beforeEach(() => desk.clear());

describe("[P26] [P27] [WH3] [WH4] [F6.25] a delivery that is not taken", () => {
  test("is tried again under the same id, is dead, is seen so at the desk, and is sent again", async () => {
    const visitor = await desk.server.visitor();
    const id = await desk.handedIn(visitor);
    desk.receiver.answer = { status: 500, body: JSON.stringify({ state: "done" }) };
    const clock = createTestClock(desk.server.clock.now());
    for (let tried = 0; tried < TRIES; tried += 1) {
      await desk.round(clock);
      clock.advance(6 * 60 * MINUTE);
    }
    expect(desk.receiver.received).toHaveLength(TRIES);
    expect(new Set(desk.receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(
      1,
    );
    // What is not 2xx says nothing; its visitor reads that it was handed in, and people have it.
    expect(await runOf(visitor, id)).toMatchObject({ state: "submitted" });
    expect((await desk.conversation(desk.admin, id)).handler).toBe("queue");
    const seen = () =>
      desk.server.call<{ deliveries: Delivery[] }>(`${DESK}/conversations/${id}/task`, {
        token: li,
      });
    const [dead] = (await seen()).body.deliveries;
    expect(dead).toMatchObject({ type: "task.submitted", lastStatus: "500" });
    expect(dead?.deadAt).not.toBeNull();
    expect(JSON.stringify(dead)).not.toContain("127.0.0.1");
    desk.receiver.answer = { status: 200, body: JSON.stringify({ state: "done" }) };
    const [delivery] = await desk.deliveriesOf();
    await desk.post(`/${desk.endpoint.id}/deliveries/${delivery?.id}/redeliver`);
    await desk.round();
    expect(await runOf(visitor, id)).toMatchObject({ state: "done" });
    expect((await seen()).body.deliveries).toMatchObject([{ deadAt: null, lastStatus: "200" }]);
  });

  test("a redirect is no delivery, and is not followed", async () => {
    const visitor = await desk.server.visitor();
    const id = await desk.handedIn(visitor);
    desk.receiver.answer = { status: 307, headers: { location: desk.receiver.url } };
    await desk.round();
    expect(desk.receiver.received).toHaveLength(1);
    expect(await runOf(visitor, id)).toMatchObject({ state: "submitted" });
  });

  test("nothing goes to this network, unless that is allowed", async () => {
    const visitor = await desk.server.visitor();
    await desk.handedIn(visitor);
    const settings = { ...desk.server.deps.settings, webhooksToPrivateAddresses: false };
    const sender = createWebhookSender({ ...desk.server.deps, settings });
    await sender.send();
    sender.close();
    expect(desk.receiver.received).toEqual([]);
    expect((await desk.deliveriesOf())[0]?.lastStatus).toMatch(/_not_allowed$/);
  });

  test("[PR3] [P44] of what is erased nothing is told any more, and nothing stands in the queue", async () => {
    const visitor = await desk.server.visitor();
    const id = await desk.handedIn(visitor);
    await visitor.send({ type: "visitor.erase", conversationId: id });
    await desk.round();
    expect(desk.receiver.received).toEqual([]);
    const kept = await desk.server.deps.database
      .selectFrom("webhook_deliveries")
      .select("body")
      .execute();
    expect(JSON.stringify(kept)).not.toContain(id);
  });
});
