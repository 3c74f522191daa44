import type { ConversationSnapshot } from "@helpbuoy/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { submitTicket } from "../../test/commands.ts";
import { openMailDesk, type MailDesk } from "../../test/mail-desk.ts";
import { textOf } from "../../test/mailbox.ts";

let mail: MailDesk;
beforeAll(async () => {
  mail = await openMailDesk();
});
afterEach(() => mail.clear());
afterAll(() => mail.stop());

describe("[F3.20] [P21] what others may not do with an address", () => {
  test("[ML4] and leave room for the way back in of the agent whose address was given", async () => {
    const email = "flooded@example.com";
    await mail.server.agent(email);
    for (let count = 0; count < 25; count += 1)
      await mail.ticket(await mail.server.visitor(), email);
    const reset = { method: "POST", body: { email } };
    expect((await mail.server.call("/v1/agents/password-reset", reset)).status).toBe(202);
    await mail.round();
    expect(
      mail.mailbox.letters.some((letter) => mail.mailbox.linkIn(letter).includes("/reset#")),
    ).toBe(true);
  });

  test("[P18] what has gone is forgotten, with the links in it", async () => {
    await mail.ticket(await mail.server.visitor(), mail.someone());
    await mail.round();
    const rows = await mail.server.deps.database.selectFrom("letters").selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ text, html }) => text + html).join("")).toBe("");
  });

  test("[ML1] a corrected address is kept, and the link sent to the old one opens nothing", async () => {
    const visitor = await mail.server.visitor();
    const [wrong, right, other] = [mail.someone(), mail.someone(), mail.someone()];
    const give = (id: string, email: string) =>
      mail.server.call(`/conversations/${id}/email`, {
        method: "PUT",
        token: visitor.token,
        body: { email },
      });
    const id = await mail.ticket(visitor, wrong);
    await mail.round();
    const link = mail.mailbox.linkIn(mail.to(wrong)[0]);
    expect((await give(id, right)).status).toBe(200);
    expect((await mail.open(link)).status).toBe(410);
    const early = await mail.ticket(visitor, wrong);
    expect((await give(early, other)).status).toBe(200);
    await mail.round();
    expect([mail.to(wrong).length, mail.to(right).length, mail.to(other).length]).toEqual([
      1, 1, 1,
    ]);
    expect((await mail.open(mail.mailbox.linkIn(mail.to(right)[0]))).status).toBe(303);
  });

  test("[ML2] looking a ticket up makes its verified address nobody else's", async () => {
    const email = mail.someone();
    const owner = await mail.server.visitor();
    const { body: filed } = await owner.send({
      type: "ticket.submit",
      conversationId: mail.server.id(),
      messageId: mail.server.id(),
      locale: "zh-CN",
      formSlug: "general",
      subject: "退款",
      description: "到账了吗",
      email,
      fields: {},
      attachments: [],
    });
    await mail.round();
    expect((await mail.open(mail.mailbox.linkIn(mail.to(email)[0]))).status).toBe(303);
    const conversations = await mail.server.call<{ conversations: ConversationSnapshot[] }>(
      "/conversations",
      { token: owner.token },
    );
    const [ticket] = conversations.body.conversations;
    const finder = await mail.server.visitor();
    const look = { number: ticket?.conversation.number, code: filed.lookupCode };
    const found = await mail.server.call("/tickets/lookup", {
      method: "POST",
      token: finder.token,
      body: look,
    });
    expect(found.status).toBe(200);
    await mail.round();
    mail.clear();
    await mail.ticket(finder, email, "EVIL");
    await mail.round();
    expect(textOf(mail.to(email).at(-1)?.source ?? "")).toContain("请确认");
    mail.clear();
    await mail.ticket(owner, email);
    await mail.round();
    expect(textOf(mail.to(email).at(-1)?.source ?? "")).toContain("答复");
  });

  test("[ML2] nor is an address known for a ticket that was looked up, though it is the finder's own", async () => {
    const { visitor: finder, email } = await mail.verified();
    const { body: filed } = await (await mail.server.visitor()).send(submitTicket(mail.server));
    const ticket = filed.events.find((event) => event.type === "ticket.created")?.conversation;
    const look = { number: ticket?.number, code: filed.lookupCode };
    const by = { token: finder.token };
    await mail.server.call("/tickets/lookup", { ...by, method: "POST", body: look });
    const given = await mail.server.call(`/conversations/${ticket?.id ?? ""}/email`, {
      ...by,
      method: "PUT",
      body: { email },
    });
    expect(given.body).toEqual({ isVerified: false });
  });

  test("[ML4] a way back in that no letter can carry any more leaves the last one good", async () => {
    const email = "often@example.com";
    await mail.server.agent(email);
    const reset = { method: "POST", body: { email } };
    for (let count = 0; count < 25; count += 1) {
      expect((await mail.server.call("/v1/agents/password-reset", reset)).status).toBe(202);
    }
    for (let rounds = 0; rounds < 3; rounds += 1) await mail.round();
    const token = mail.mailbox.linkIn(mail.to(email).at(-1)).split("#")[1];
    const confirm = { method: "POST", body: { token, password: "a new password" } };
    expect((await mail.server.call("/v1/agents/password-reset/confirm", confirm)).status).toBe(204);
  });

  test("[ML2] a visitor is told whether an address is theirs, and no one is told which", async () => {
    const visitor = await mail.server.visitor();
    const email = mail.someone();
    const id = await mail.ticket(visitor, email);
    const state = (token: string) => mail.server.call(`/conversations/${id}/email`, { token });
    expect((await state(visitor.token)).body).toEqual({ isGiven: false, isVerified: false });
    await mail.round();
    expect((await state(visitor.token)).body).toEqual({ isGiven: true, isVerified: false });
    expect((await mail.open(mail.mailbox.linkIn(mail.to(email)[0]))).status).toBe(303);
    expect((await state(visitor.token)).body).toEqual({ isGiven: true, isVerified: true });
    expect((await state((await mail.server.visitor()).token)).status).toBe(404);
  });
});
