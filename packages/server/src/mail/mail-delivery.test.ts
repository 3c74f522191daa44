import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DESK } from "../../test/desk.ts";
import { openMailDesk, type MailDesk } from "../../test/mail-desk.ts";
import { createTestServer } from "../../test/test-server.ts";

let mail: MailDesk;
let li: string;
beforeAll(async () => {
  mail = await openMailDesk();
  li = await mail.server.agent();
});
afterEach(() => mail.clear());
afterAll(() => mail.stop());

describe("[F3.20] an SMTP server that does not take them", () => {
  const state = () =>
    mail.server.call<{
      isConfigured: boolean;
      waiting: number;
      givenUp: number;
      lastError: string;
    }>(`${DESK}/mail`, { token: li });

  test("[ML4] [F3.24] is tried again, and agents are told what has not gone", async () => {
    await mail.round();
    mail.mailbox.letters.length = 0;
    mail.mailbox.refuse = { code: 451 };
    await mail.ticket(await mail.server.visitor(), mail.someone());
    await mail.round();
    expect((await state()).body).toMatchObject({
      isConfigured: true,
      waiting: 1,
      lastError: "smtp_451",
    });
    mail.mailbox.refuse = undefined;
    mail.server.clock.advance(60_000);
    await mail.round();
    await expect.poll(() => mail.mailbox.letters.length).toBe(1);
    await expect.poll(async () => (await state()).body.waiting).toBe(0);
  });

  test("what it refuses for good is given up", async () => {
    mail.mailbox.refuse = { code: 550 };
    const before = (await state()).body.givenUp;
    await mail.ticket(await mail.server.visitor(), mail.someone());
    await mail.round();
    expect((await state()).body).toMatchObject({ waiting: 0, givenUp: before + 1 });
  });
});

test("[F3.24] without SMTP everything works, and agents are told", async () => {
  const bare = await createTestServer();
  const visitor = await bare.visitor();
  const id = bare.id();
  await visitor.say("hi", { conversationId: id });
  const put = { method: "PUT", token: visitor.token, body: { email: "a@example.com" } };
  expect((await bare.call(`/conversations/${id}/email`, put)).body).toEqual({ isVerified: false });
  await bare.app.services.mailFollower.follow();
  const letters = await bare.deps.database.selectFrom("letters").selectAll().execute();
  expect(letters).toEqual([]);
  const token = await bare.agent();
  const { body } = await bare.call(`${DESK}/mail`, { token });
  expect(body).toMatchObject({ isConfigured: false, waiting: 0 });
  await bare.stop();
});
