import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DESK } from "../../test/desk.ts";
import { openMailDesk, PUBLIC, type MailDesk } from "../../test/mail-desk.ts";
import { textOf } from "../../test/mailbox.ts";

let mail: MailDesk;
let li: string;
beforeAll(async () => {
  mail = await openMailDesk();
  li = await mail.server.agent();
});
afterEach(() => mail.clear());
afterAll(() => mail.stop());

describe("[F3.20] [P21] to whom letters go", () => {
  test("[ML1] [ML2] an address that is given gets one letter, with nothing of what was written", async () => {
    const visitor = await mail.server.visitor();
    const email = mail.someone();
    const id = await mail.ticket(visitor, email, "SUBJECT http://evil.example");
    await mail.round();
    await mail.round();
    expect(mail.mailbox.letters).toHaveLength(1);
    const [letter] = mail.mailbox.letters;
    expect(letter?.to).toEqual([email]);
    const text = textOf(letter?.source ?? "");
    expect(text).toContain((await mail.desk.conversation(li, id)).number);
    expect(letter?.source).not.toMatch(/evil|ATTACKER|SUBJECT/);
    expect(text).not.toMatch(/evil|ATTACKER|SUBJECT/);
    expect(letter?.source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    // Until it is shown to be theirs, nothing more comes.
    await mail.desk.reply(li, id, "answer");
    mail.server.clock.advance(600_000);
    await mail.desk.act(li, id, "status", { status: "resolved" });
    await mail.round();
    expect(mail.mailbox.letters).toHaveLength(1);
  });

  test("[ML2] once verified it is for this visitor's other tickets, and for no one else's", async () => {
    const email = mail.someone();
    const { visitor } = await mail.verified(email);
    await mail.ticket(visitor, email);
    await mail.round();
    expect(textOf(mail.mailbox.letters.at(-1)?.source ?? "")).toContain("答复");
    mail.mailbox.letters.length = 0;
    const other = await mail.server.visitor();
    await mail.ticket(other, email, "EVIL");
    await mail.round();
    expect(textOf(mail.mailbox.letters.at(-1)?.source ?? "")).toContain("请确认");
  });

  test("[ML2] an address given again after a minute is asked again, until it is known", async () => {
    const visitor = await mail.server.visitor();
    const email = mail.someone();
    const id = await mail.ticket(visitor, email);
    await mail.round();
    const give = async () => {
      const request = { method: "PUT", token: visitor.token, body: { email } };
      const { status } = await mail.server.call(`/conversations/${id}/email`, request);
      expect(status).toBe(200);
    };
    const written = async () => {
      const letters = mail.server.deps.database.selectFrom("letters").where("email", "=", email);
      return (await letters.select("kind").execute()).map(({ kind }) => kind);
    };
    await give();
    expect(await written()).toEqual(["verify"]);
    mail.server.clock.advance(60_000);
    await give();
    await give();
    expect(await written()).toEqual(["verify", "verify"]);
    // Whichever is opened shows that it is theirs.
    await expect.poll(() => mail.to(email).length).toBe(2);
    expect((await mail.open(mail.mailbox.linkIn(mail.to(email)[0]))).status).toBe(303);
    mail.server.clock.advance(60_000);
    await give();
    expect(await written()).toEqual(["verify", "verify", "receipt"]);
    await mail.round();
  });
});

describe("[F3.20] what is written", () => {
  test("its head says what it is: of which site, made by a machine, and where answers go", async () => {
    const { email, id } = await mail.verified();
    await mail.desk.act(li, id, "status", { status: "resolved" });
    await mail.round();
    const head = mail.to(email).at(-1)?.source.split("\r\n\r\n")[0] ?? "";
    expect(head).toMatch(/^List-ID: <demo\.help\.example\.com>\r?$/im);
    expect(head).toMatch(/^Reply-To: Help <help@example\.com>\r?$/m);
    expect(head).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    const read = await openMailDesk({ flags: { "mail-reply-to": "desk@example.com" } });
    await read.ticket(await read.server.visitor(), read.someone());
    await read.round();
    expect(read.mailbox.letters[0]?.source).toMatch(/^Reply-To: desk@example\.com\r?$/m);
    await read.stop();
  });

  test("[ML5] a reply unread for three minutes, once until there is another", async () => {
    const { id, email } = await mail.verified();
    await mail.desk.reply(li, id, "请看**这里**");
    await mail.round();
    expect(mail.to(email)).toEqual([]);
    mail.server.clock.advance(180_000);
    await Promise.all([mail.round(), mail.round(), mail.round()]);
    await expect.poll(() => mail.to(email).length).toBe(1);
    await mail.round();
    expect(mail.to(email)).toHaveLength(1);
    expect(textOf(mail.to(email)[0]?.source ?? "")).toContain("请看这里");
  });

  test("[ML5] a reply that is a file alone names it", async () => {
    const { id, email } = await mail.verified();
    const fileId = mail.server.id();
    const query = new URLSearchParams({ name: "步骤.txt", conversationId: id }).toString();
    await mail.server.call(`${DESK}/files/${fileId}?${query}`, {
      method: "PUT",
      token: li,
      key: mail.server.id(),
      raw: "1. 打开设置",
    });
    await mail.desk.reply(li, id, "", { attachments: [fileId] });
    mail.server.clock.advance(180_000);
    await mail.round();
    await expect.poll(() => mail.to(email).length).toBe(1);
    expect(textOf(mail.to(email)[0]?.source ?? "")).toContain("[步骤.txt]");
  });

  test("[ML5] not one that was read", async () => {
    const { visitor, id, email } = await mail.verified();
    await mail.desk.reply(li, id, "hello");
    const { cursor } = (await visitor.conversation(id)).body;
    const body = { cursor };
    await mail.server.call(`/conversations/${id}/read`, {
      method: "POST",
      token: visitor.token,
      body,
    });
    mail.server.clock.advance(180_000);
    await mail.round();
    expect(mail.to(email)).toEqual([]);
  });

  test("[F3.09] a transcript, to be saved or mailed", async () => {
    const { visitor, id } = await mail.verified();
    await mail.desk.reply(li, id, "the answer");
    const url = `/conversations/${id}/transcript`;
    const saved = await mail.server.call<string>(url, { token: visitor.token });
    expect(saved.body).toContain("the answer");
    expect((await mail.server.call(url, { method: "POST", token: visitor.token })).status).toBe(
      202,
    );
    await mail.round();
    expect(textOf(mail.mailbox.letters.at(-1)?.source ?? "")).toContain("the answer");
    const stranger = await mail.server.visitor();
    expect((await mail.server.call(url, { token: stranger.token })).status).toBe(404);
  });

  test("[F3.31] an invitation and a way back in, to agents", async () => {
    const admin = await mail.server.agent("admin@example.com", "admin");
    const email = "new@example.com";
    const invited = { method: "POST", token: admin, body: { email, role: "agent" } };
    expect((await mail.server.call(`${DESK}/invitations`, invited)).status).toBe(201);
    const reset = { method: "POST", body: { email: "admin@example.com" } };
    expect((await mail.server.call("/v1/agents/password-reset", reset)).status).toBe(202);
    const nobody = { method: "POST", body: { email: "nobody@example.com" } };
    expect((await mail.server.call("/v1/agents/password-reset", nobody)).status).toBe(202);
    await mail.round();
    expect(mail.mailbox.letters.map((letter) => letter.to[0])).toEqual([
      email,
      "admin@example.com",
    ]);
    const [invitation, way] = mail.mailbox.letters.map(mail.mailbox.linkIn);
    expect(invitation).toMatch(`${PUBLIC}/console/~/invitation#`);
    expect(way).toMatch(`${PUBLIC}/console/~/reset#`);
    const token = way?.split("#")[1];
    const confirm = { method: "POST", body: { token, password: "a new password" } };
    expect((await mail.server.call("/v1/agents/password-reset/confirm", confirm)).status).toBe(204);
  });
});
