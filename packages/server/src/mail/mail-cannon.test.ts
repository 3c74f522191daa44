import { afterAll, beforeAll, expect, test } from "vitest";
import { openMailDesk, type MailDesk } from "../../test/mail-desk.ts";
import { textOf } from "../../test/mailbox.ts";

let mail: MailDesk;
beforeAll(async () => {
  mail = await openMailDesk();
});
afterAll(() => mail.stop());

/** What an attacker writes, in everything that is taken from them. */
const EVIL = "ATTACKER http://evil.example buy now";

/** A ticket by a visitor session of its own, at the routes that anyone may call. */
async function submit(email: string): Promise<void> {
  const { app, id } = mail.server;
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    app.request(`/v1/sites/demo${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const { token } = (await (await post("/visitor-sessions", {})).json()) as { token: string };
  const ticket = {
    type: "ticket.submit",
    conversationId: id(),
    messageId: id(),
    locale: "en",
    formSlug: "general",
    subject: EVIL,
    description: EVIL,
    email,
    fields: {},
    attachments: [],
  };
  const headers = { authorization: `Bearer ${token}`, "idempotency-key": id() };
  expect((await post("/commands", ticket, headers)).status).toBe(200);
}

test("[P21] [ML2] [ML4] a thousand hostile submissions: five letters to one address, 500 an hour, no word of theirs", async () => {
  const victim = "victim@example.com";
  for (let count = 0; count < 1_000; count += 1) {
    // Half of them at one person, written in as many ways as an address can be; half at everyone.
    const spelled = count % 4 === 0 ? "Victim@Example.com" : victim;
    await submit(count % 2 === 0 ? spelled : `someone${count}@example.com`);
  }
  let before = -1;
  while (mail.mailbox.letters.length > before) {
    before = mail.mailbox.letters.length;
    await mail.round();
  }
  const { letters } = mail.mailbox;
  expect(mail.to(victim)).toHaveLength(5);
  expect(letters).toHaveLength(500);
  const perAddress = Map.groupBy(letters, ({ to }) => to.join());
  expect(Math.max(...[...perAddress].map(([to, all]) => (to === victim ? 1 : all.length)))).toBe(1);
  for (const { source, to } of letters) {
    expect(to).toHaveLength(1);
    expect(source + textOf(source)).not.toMatch(/ATTACKER|evil|buy now/);
  }
}, 120_000);
