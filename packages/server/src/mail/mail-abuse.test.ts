import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openMailbox, type Mailbox } from "../../test/mailbox.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";
import { createLetterCarrier } from "./letter-carrier.ts";

const PUBLIC = "https://help.example.com";
let mailbox: Mailbox;
let server: TestServer;
beforeAll(async () => {
  mailbox = await openMailbox();
  server = await createTestServer({
    flags: { smtp: mailbox.url, "mail-from": "Help <help@example.com>", "public-url": PUBLIC },
  });
  await server.app.services.mailFollower.follow();
});
afterEach(() => {
  mailbox.letters.length = 0;
});
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

let people = 0;
const someone = () => `person${(people += 1)}@example.com`;

/** One round of what runs every ten seconds. */
async function round(): Promise<void> {
  await server.app.services.mailFollower.follow();
  const carrier = createLetterCarrier(server.deps);
  await carrier.send();
  carrier.close();
}
async function ticket(visitor: TestVisitor, email: string, subject = "退款"): Promise<string> {
  const conversationId = server.id();
  const { status } = await visitor.send({
    type: "ticket.submit",
    conversationId,
    messageId: server.id(),
    locale: "zh-CN",
    formSlug: "general",
    subject,
    description: "ATTACKER http://evil.example buy now",
    email,
    fields: {},
    attachments: [],
  });
  expect(status).toBe(200);
  return conversationId;
}
const open = (link: string) =>
  server.app.request(link.replace(PUBLIC, ""), {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
  });
const to = (email: string) => mailbox.letters.filter((letter) => letter.to.includes(email));

describe("[F3.20] [P21] what others may not do with an address", () => {
  test("[ML4] and leave room for the way back in of the agent whose address was given", async () => {
    const email = "flooded@example.com";
    await server.agent(email);
    for (let count = 0; count < 25; count += 1) await ticket(await server.visitor(), email);
    const reset = { method: "POST", body: { email } };
    expect((await server.call("/v1/agents/password-reset", reset)).status).toBe(202);
    await round();
    expect(mailbox.letters.some((letter) => mailbox.linkIn(letter).includes("/reset#"))).toBe(true);
  });

  test("[P18] what has gone is forgotten, with the links in it", async () => {
    await ticket(await server.visitor(), someone());
    await round();
    const rows = await server.deps.database.selectFrom("letters").selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ text, html }) => text + html).join("")).toBe("");
  });

  test("[ML1] a corrected address is kept, and the link sent to the old one opens nothing", async () => {
    const visitor = await server.visitor();
    const [wrong, right, other] = [someone(), someone(), someone()];
    const give = (id: string, email: string) =>
      server.call(`/conversations/${id}/email`, {
        method: "PUT",
        token: visitor.token,
        body: { email },
      });
    const id = await ticket(visitor, wrong);
    await round();
    const link = mailbox.linkIn(to(wrong)[0]);
    expect((await give(id, right)).status).toBe(200);
    expect((await open(link)).status).toBe(410);
    const early = await ticket(visitor, wrong);
    expect((await give(early, other)).status).toBe(200);
    await round();
    expect([to(wrong).length, to(right).length, to(other).length]).toEqual([1, 1, 1]);
    expect((await open(mailbox.linkIn(to(right)[0]))).status).toBe(303);
  });

  test("[ML2] a visitor is told whether an address is theirs, and no one is told which", async () => {
    const visitor = await server.visitor();
    const email = someone();
    const id = await ticket(visitor, email);
    const state = (token: string) => server.call(`/conversations/${id}/email`, { token });
    expect((await state(visitor.token)).body).toEqual({ isGiven: false, isVerified: false });
    await round();
    expect((await state(visitor.token)).body).toEqual({ isGiven: true, isVerified: false });
    expect((await open(mailbox.linkIn(to(email)[0]))).status).toBe(303);
    expect((await state(visitor.token)).body).toEqual({ isGiven: true, isVerified: true });
    expect((await state((await server.visitor()).token)).status).toBe(404);
  });
});
