import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openMailDesk, OWN, type MailDesk } from "../../test/mail-desk.ts";

let mail: MailDesk;
let li: string;
beforeAll(async () => {
  mail = await openMailDesk();
  li = await mail.server.agent();
});
afterEach(() => mail.clear());
afterAll(() => mail.stop());

describe("[F3.21] [P20] the link in a letter", () => {
  test("[ML3] opens exactly that ticket, once, when its button is pressed", async () => {
    const { id, email } = await mail.verified();
    await mail.desk.reply(li, id, "see **you**");
    mail.server.clock.advance(180_000);
    await mail.round();
    await expect.poll(() => mail.to(email).length).toBe(1);
    const link = mail.path(mail.mailbox.linkIn(mail.to(email).at(-1)));
    // What scans letters follows links, as often as it likes.
    for (let count = 0; count < 3; count += 1) {
      expect((await mail.server.app.request(link)).status).toBe(200);
    }
    const forged = await mail.server.app.request(link, {
      method: "POST",
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(forged.status).toBe(403);
    const opened = await mail.open(link);
    expect(opened.status).toBe(303);
    const cookie = (opened.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const page = await mail.server.app.request(opened.headers.get("location") ?? "", {
      headers: { cookie },
    });
    const text = await page.text();
    expect(text).toContain("see you");
    expect(text).not.toContain("<script");
    expect((await mail.open(link)).status).toBe(410);
    expect((await mail.server.app.request(link)).status).toBe(410);
    const other = await mail.desk.waiting(await mail.server.visitor());
    const foreign = await mail.server.app.request(`/mail/ticket/${other}`, { headers: { cookie } });
    const missing = await mail.server.app.request(`/mail/ticket/${mail.server.id()}`, {
      headers: { cookie },
    });
    expect([foreign.status, missing.status]).toEqual([410, 410]);
    expect(await foreign.text()).toBe(await missing.text());
  });

  test("[ML3] [ML5] of a resolved ticket leads to its rating, and to a reply that opens it again", async () => {
    const { id } = await mail.verified();
    await mail.desk.act(li, id, "status", { status: "resolved" });
    await mail.round();
    const opened = await mail.open(mail.mailbox.linkIn(mail.mailbox.letters.at(-1)));
    const cookie = (opened.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const post = (name: string, values: Record<string, string>) =>
      mail.server.app.request(`/mail/ticket/${id}/${name}`, {
        method: "POST",
        headers: { ...OWN, cookie, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(values).toString(),
      });
    expect((await post("rating", { score: "5", comment: "great" })).status).toBe(303);
    expect((await mail.desk.conversation(li, id)).rating).toEqual({
      score: 5,
      tags: [],
      comment: "great",
    });
    expect((await post("rating", { score: "9" })).status).toBe(422);
    const once = mail.server.id();
    expect((await post("reply", { once, text: "one more thing" })).status).toBe(303);
    expect((await post("reply", { once, text: "one more thing" })).status).toBe(303);
    const { conversations } = (await mail.desk.inbox(li)).body;
    const found = conversations.find(({ conversation }) => conversation.id === id);
    expect(found?.conversation.status).toBe("open");
    expect(JSON.stringify(found?.messages).split("one more thing")).toHaveLength(2);
  });

  test("[ML3] ends after seven days", async () => {
    const visitor = await mail.server.visitor();
    await mail.ticket(visitor, mail.someone());
    await mail.round();
    const link = mail.path(mail.mailbox.linkIn(mail.mailbox.letters.at(-1)));
    mail.server.clock.advance(7 * 86_400_000);
    expect((await mail.server.app.request(link)).status).toBe(410);
    li = await mail.server.agent();
  });
});

test("[F3.21] [ML3] works where a proxy puts a path before the server's", async () => {
  const publicUrl = "https://shop.example.com/help/desk";
  const below = await openMailDesk({ publicUrl });
  await below.ticket(await below.server.visitor(), below.someone());
  await below.round();
  const link = below.mailbox.linkIn(below.mailbox.letters[0]);
  expect(link).toMatch(/^https:\/\/shop\.example\.com\/help\/desk\/mail\/[\w-]{43}$/);
  /** As the proxy does it: its own path is taken off. */
  const request = (address: string, init: RequestInit = {}) => {
    expect(new URL(address, publicUrl).pathname).toMatch(/^\/help\/desk\//);
    return below.server.app.request(new URL(address, publicUrl).pathname.slice(10), init);
  };
  const action = async (page: Response) => /action="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  const asked = await action(await request(link));
  const opened = await request(asked, { method: "POST", headers: OWN });
  expect(opened.status).toBe(303);
  const [cookie = "", ...attributes] = (opened.headers.get("set-cookie") ?? "").split("; ");
  expect(attributes).toContain("Path=/help/desk/mail/ticket");
  const ticket = opened.headers.get("location") ?? "";
  const headers = { cookie };
  const reply = await action(await request(ticket, { headers }));
  const sent = await request(reply, {
    method: "POST",
    headers: { ...OWN, cookie, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ once: below.server.id(), text: "one more thing" }).toString(),
  });
  expect(sent.status).toBe(303);
  expect(await (await request(sent.headers.get("location") ?? "", { headers })).text()).toContain(
    "one more thing",
  );
  await below.stop();
});
