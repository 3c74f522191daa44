import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { openMailbox, textOf, type Mailbox } from "../../test/mailbox.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";
import { createLetterCarrier } from "./letter-carrier.ts";

const PUBLIC = "https://help.example.com";
let mailbox: Mailbox;
let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let li: string;
beforeAll(async () => {
  mailbox = await openMailbox();
  server = await createTestServer({
    flags: { smtp: mailbox.url, "mail-from": "Help <help@example.com>", "public-url": PUBLIC },
  });
  desk = createTestDesk(server);
  li = await server.agent();
  await server.app.services.mailFollower.follow();
});
afterEach(() => {
  mailbox.letters.length = 0;
  mailbox.refuse = undefined;
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
const path = (link: string) => link.replace(PUBLIC, "");
const OWN = { "sec-fetch-site": "same-origin" };
const open = (link: string) => server.app.request(path(link), { method: "POST", headers: OWN });
const to = (email: string) => mailbox.letters.filter((letter) => letter.to.includes(email));
async function verified(
  email = someone(),
): Promise<{ visitor: TestVisitor; id: string; email: string }> {
  const visitor = await server.visitor();
  const id = await ticket(visitor, email);
  await round();
  expect((await open(mailbox.linkIn(mailbox.letters.at(-1)))).status).toBe(303);
  await round();
  mailbox.letters.length = 0;
  return { visitor, id, email };
}
describe("[F3.20] [P21] to whom letters go", () => {
  test("[ML1] [ML2] an address that is given gets one letter, with nothing of what was written", async () => {
    const visitor = await server.visitor();
    const email = someone();
    const id = await ticket(visitor, email, "SUBJECT http://evil.example");
    await round();
    await round();
    expect(mailbox.letters).toHaveLength(1);
    const [letter] = mailbox.letters;
    expect(letter?.to).toEqual([email]);
    const text = textOf(letter?.source ?? "");
    expect(text).toContain((await desk.conversation(li, id)).number);
    expect(letter?.source).not.toMatch(/evil|ATTACKER|SUBJECT/);
    expect(text).not.toMatch(/evil|ATTACKER|SUBJECT/);
    expect(letter?.source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    // Until it is shown to be theirs, nothing more comes.
    await desk.reply(li, id, "answer");
    server.clock.advance(600_000);
    await desk.act(li, id, "status", { status: "resolved" });
    await round();
    expect(mailbox.letters).toHaveLength(1);
  });

  test("[ML2] once verified it is for this visitor's other tickets, and for no one else's", async () => {
    const email = someone();
    const { visitor } = await verified(email);
    await ticket(visitor, email);
    await round();
    expect(textOf(mailbox.letters.at(-1)?.source ?? "")).toContain("答复");
    mailbox.letters.length = 0;
    const other = await server.visitor();
    await ticket(other, email, "EVIL");
    await round();
    expect(textOf(mailbox.letters.at(-1)?.source ?? "")).toContain("请确认");
  });

  test("[ML4] a thousand hostile submissions are a handful of letters", async () => {
    const email = someone();
    for (let count = 0; count < 60; count += 1) await ticket(await server.visitor(), email);
    for (let rounds = 0; rounds < 5; rounds += 1) await round();
    expect(mailbox.letters).toHaveLength(5);
  });
});

describe("[F3.20] what is written", () => {
  test("[ML5] a reply unread for three minutes, once until there is another", async () => {
    const { id, email } = await verified();
    await desk.reply(li, id, "请看**这里**");
    await round();
    expect(to(email)).toEqual([]);
    server.clock.advance(180_000);
    await Promise.all([round(), round(), round()]);
    await expect.poll(() => to(email).length).toBe(1);
    await round();
    expect(to(email)).toHaveLength(1);
    expect(textOf(to(email)[0]?.source ?? "")).toContain("请看这里");
  });

  test("[ML5] not one that was read", async () => {
    const { visitor, id, email } = await verified();
    await desk.reply(li, id, "hello");
    const { cursor } = (await visitor.conversation(id)).body;
    const body = { cursor };
    await server.call(`/conversations/${id}/read`, { method: "POST", token: visitor.token, body });
    server.clock.advance(180_000);
    await round();
    expect(to(email)).toEqual([]);
  });

  test("[F3.09] a transcript, to be saved or mailed", async () => {
    const { visitor, id } = await verified();
    await desk.reply(li, id, "the answer");
    const url = `/conversations/${id}/transcript`;
    const saved = await server.call<string>(url, { token: visitor.token });
    expect(saved.body).toContain("the answer");
    expect((await server.call(url, { method: "POST", token: visitor.token })).status).toBe(202);
    await round();
    expect(textOf(mailbox.letters.at(-1)?.source ?? "")).toContain("the answer");
    const stranger = await server.visitor();
    expect((await server.call(url, { token: stranger.token })).status).toBe(404);
  });

  test("[F3.31] an invitation and a way back in, to agents", async () => {
    const admin = await server.agent("admin@example.com", "admin");
    const email = "new@example.com";
    const invited = { method: "POST", token: admin, body: { email, role: "agent" } };
    expect((await server.call(`${DESK}/invitations`, invited)).status).toBe(201);
    const reset = { method: "POST", body: { email: "admin@example.com" } };
    expect((await server.call("/v1/agents/password-reset", reset)).status).toBe(202);
    const nobody = { method: "POST", body: { email: "nobody@example.com" } };
    expect((await server.call("/v1/agents/password-reset", nobody)).status).toBe(202);
    await round();
    expect(mailbox.letters.map((letter) => letter.to[0])).toEqual([email, "admin@example.com"]);
    const [invitation, way] = mailbox.letters.map(mailbox.linkIn);
    expect(invitation).toMatch(`${PUBLIC}/console/~/invitation#`);
    expect(way).toMatch(`${PUBLIC}/console/~/reset#`);
    const token = way?.split("#")[1];
    const confirm = { method: "POST", body: { token, password: "a new password" } };
    expect((await server.call("/v1/agents/password-reset/confirm", confirm)).status).toBe(204);
  });
});

describe("[F3.21] [P20] the link in a letter", () => {
  test("[ML3] opens exactly that ticket, once, when its button is pressed", async () => {
    const { id, email } = await verified();
    await desk.reply(li, id, "see **you**");
    server.clock.advance(180_000);
    await round();
    const link = path(mailbox.linkIn(to(email).at(-1)));
    // What scans letters follows links, as often as it likes.
    for (let count = 0; count < 3; count += 1) {
      expect((await server.app.request(link)).status).toBe(200);
    }
    const forged = await server.app.request(link, {
      method: "POST",
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(forged.status).toBe(403);
    const opened = await open(link);
    expect(opened.status).toBe(303);
    const cookie = (opened.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const page = await server.app.request(opened.headers.get("location") ?? "", {
      headers: { cookie },
    });
    const text = await page.text();
    expect(text).toContain("see you");
    expect(text).not.toContain("<script");
    expect((await open(link)).status).toBe(410);
    expect((await server.app.request(link)).status).toBe(410);
    const other = await desk.waiting(await server.visitor());
    const foreign = await server.app.request(`/mail/ticket/${other}`, { headers: { cookie } });
    const missing = await server.app.request(`/mail/ticket/${server.id()}`, {
      headers: { cookie },
    });
    expect([foreign.status, missing.status]).toEqual([410, 410]);
    expect(await foreign.text()).toBe(await missing.text());
  });

  test("[ML3] [ML5] of a resolved ticket leads to its rating, and to a reply that opens it again", async () => {
    const { id } = await verified();
    await desk.act(li, id, "status", { status: "resolved" });
    await round();
    const opened = await open(mailbox.linkIn(mailbox.letters.at(-1)));
    const cookie = (opened.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const post = (name: string, values: Record<string, string>) =>
      server.app.request(`/mail/ticket/${id}/${name}`, {
        method: "POST",
        headers: { ...OWN, cookie, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(values).toString(),
      });
    expect((await post("rating", { score: "5", comment: "great" })).status).toBe(303);
    expect((await desk.conversation(li, id)).rating).toEqual({
      score: 5,
      tags: [],
      comment: "great",
    });
    expect((await post("rating", { score: "9" })).status).toBe(422);
    const once = server.id();
    expect((await post("reply", { once, text: "one more thing" })).status).toBe(303);
    expect((await post("reply", { once, text: "one more thing" })).status).toBe(303);
    const { conversations } = (await desk.inbox(li)).body;
    const found = conversations.find(({ conversation }) => conversation.id === id);
    expect(found?.conversation.status).toBe("open");
    expect(JSON.stringify(found?.messages).split("one more thing")).toHaveLength(2);
  });

  test("[ML3] ends after seven days", async () => {
    const visitor = await server.visitor();
    await ticket(visitor, someone());
    await round();
    const link = path(mailbox.linkIn(mailbox.letters.at(-1)));
    server.clock.advance(7 * 86_400_000);
    expect((await server.app.request(link)).status).toBe(410);
    li = await server.agent();
  });
});

describe("[F3.20] an SMTP server that does not take them", () => {
  const state = () =>
    server.call<{ isConfigured: boolean; waiting: number; givenUp: number; lastError: string }>(
      `${DESK}/mail`,
      { token: li },
    );

  test("[ML4] [F3.24] is tried again, and agents are told what has not gone", async () => {
    await round();
    mailbox.letters.length = 0;
    mailbox.refuse = { code: 451 };
    await ticket(await server.visitor(), someone());
    await round();
    expect((await state()).body).toMatchObject({
      isConfigured: true,
      waiting: 1,
      lastError: "smtp_451",
    });
    mailbox.refuse = undefined;
    server.clock.advance(60_000);
    await round();
    await expect.poll(() => mailbox.letters.length).toBe(1);
    await expect.poll(async () => (await state()).body.waiting).toBe(0);
  });

  test("what it refuses for good is given up", async () => {
    mailbox.refuse = { code: 550 };
    const before = (await state()).body.givenUp;
    await ticket(await server.visitor(), someone());
    await round();
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
