import { expect } from "vitest";
import { createLetterCarrier } from "../src/mail/letter-carrier.ts";
import { createTestDesk } from "./desk.ts";
import { openMailbox, type Mailbox } from "./mailbox.ts";
import { createTestServer, type TestServer, type TestVisitor } from "./test-server.ts";

export const PUBLIC = "https://help.example.com";
/** What a browser says of a form of the page it is on. */
export const OWN = { "sec-fetch-site": "same-origin" };

export type MailDesk = Awaited<ReturnType<typeof openMailDesk>>;

/** A server that sends its letters to a real mailbox, and what tests of them do over and over. */
export async function openMailDesk({
  publicUrl = PUBLIC,
  flags = {},
}: { publicUrl?: string; flags?: Record<string, string> } = {}) {
  const mailbox: Mailbox = await openMailbox();
  const server: TestServer = await createTestServer({
    flags: {
      smtp: mailbox.url,
      "mail-from": "Help <help@example.com>",
      "public-url": publicUrl,
      ...flags,
    },
  });
  await server.app.services.mailFollower.follow();
  let people = 0;

  /** One round of what runs every ten seconds. */
  async function round(): Promise<void> {
    await server.app.services.mailFollower.follow();
    const carrier = createLetterCarrier(server.deps);
    await carrier.send();
    carrier.close();
  }

  const path = (link: string) => link.replace(publicUrl, "");
  /** Presses the button of a link's page. */
  const open = (link: string) => server.app.request(path(link), { method: "POST", headers: OWN });
  const someone = () => `person${(people += 1)}@example.com`;

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

  return {
    server,
    mailbox,
    desk: createTestDesk(server),
    /** A new address. */
    someone,
    round,
    path,
    open,
    ticket,
    to: (email: string) => mailbox.letters.filter((letter) => letter.to.includes(email)),
    /** A visitor with a ticket whose address was shown to be theirs. */
    async verified(
      email = someone(),
    ): Promise<{ visitor: TestVisitor; id: string; email: string }> {
      const visitor = await server.visitor();
      const id = await ticket(visitor, email);
      await round();
      expect((await open(mailbox.linkIn(mailbox.letters.at(-1)))).status).toBe(303);
      await round();
      mailbox.letters.length = 0;
      return { visitor, id, email };
    },
    /** Before the next test. */
    clear(): void {
      mailbox.letters.length = 0;
      mailbox.refuse = undefined;
    },
    async stop(): Promise<void> {
      await server.stop();
      await mailbox.stop();
    },
  };
}
