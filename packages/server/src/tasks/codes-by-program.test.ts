import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTaskDesk, type TaskDesk } from "../../test/task-desk.ts";
import { submitTask } from "../../test/tasks.ts";
import { createTestClock } from "../../test/test-clock.ts";
import type { TestVisitor } from "../../test/test-server.ts";
import { TRIES } from "../webhooks/webhook-sender.ts";

const MINUTE = 60_000;

let desk: TaskDesk;
beforeAll(async () => {
  desk = await openTaskDesk();
});
afterAll(() => desk.stop());
beforeEach(() => desk.clear());

describe("[TK3] [P27] [F6.08] [F6.25] a code by the site's own program", () => {
  const askCode = (visitor: TestVisitor) =>
    desk.server.call<{ id: string; sentTo: string }>("/codes", {
      method: "POST",
      token: visitor.token,
      body: { taskSlug: "change-phone", locale: "zh-CN", to: "+86 138-0013-8000" },
    });

  test("it is told number and code, and what was sent opens the task", async () => {
    const visitor = await desk.server.visitor();
    const { body } = await askCode(visitor);
    expect(body.sentTo).toBe("••••8000");
    await desk.round();
    const { type, data } = desk.told();
    expect(type).toBe("code.requested");
    expect(data).toMatchObject({
      codeId: body.id,
      task: "change-phone",
      channel: "phone",
      to: "+8613800138000",
      contactId: null,
      locale: "zh-CN",
    });
    const checked = await desk.server.call<{ proof: string }>(`/codes/${body.id}/check`, {
      method: "POST",
      token: visitor.token,
      body: { code: data.code },
    });
    const command = submitTask(desk.server, {
      taskSlug: "change-phone",
      fields: { phone: "+8613800138000" },
      codeProof: checked.body.proof,
    });
    expect((await visitor.send(command)).status).toBe(200);
  });

  test("at rest it is sealed, and with its visitor it is gone", async () => {
    const visitor = await desk.server.visitor();
    await askCode(visitor);
    const rows = () =>
      desk.server.deps.database.selectFrom("webhook_deliveries").selectAll().execute();
    const [kept] = await rows();
    expect(kept?.type).toBe("code.requested");
    expect(kept?.body).not.toMatch(/13800138000|code/);
    await visitor.send({ type: "visitor.erase" });
    expect((await rows()).map(({ event_id }) => event_id)).not.toContain(kept?.event_id);
  });

  test("it is tried again while it counts, and no longer", async () => {
    const visitor = await desk.server.visitor();
    await askCode(visitor);
    desk.receiver.answer = { status: 503 };
    const clock = createTestClock(desk.server.clock.now());
    for (let minutes = 0; minutes < 30; minutes += 1) {
      await desk.round(clock);
      clock.advance(MINUTE);
    }
    const asked = desk.receiver.received.length;
    expect(asked).toBeGreaterThan(2);
    expect(asked).toBeLessThan(TRIES);
    const [delivery] = await desk.deliveriesOf();
    expect(delivery).toMatchObject({ type: "code.requested", lastStatus: "503" });
    expect(delivery?.deadAt).not.toBeNull();
  });
});
