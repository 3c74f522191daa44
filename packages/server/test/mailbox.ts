import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { expect } from "vitest";

export type ReceivedLetter = { to: string[]; source: string };

export type Mailbox = {
  /** `smtp://127.0.0.1:<port>` */
  url: string;
  letters: ReceivedLetter[];
  /** What each next letter is answered with; undefined: taken. */
  refuse: { code: number } | undefined;
  /** Waits until so many came. */
  until(count: number): Promise<ReceivedLetter[]>;
  /** The address of the first link in a letter's text, in whatever encoding it came. */
  linkIn(letter: ReceivedLetter | undefined): string;
  stop(): Promise<void>;
};

/** A real SMTP server on loopback that keeps what it is given. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: ReceivedLetter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    // Nobody waits for the name of this machine.
    disableReverseLookup: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { refuse } = mailbox;
        if (refuse) {
          done(Object.assign(new Error("refused"), { responseCode: refuse.code }));
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address);
        letters.push({ to, source: Buffer.concat(parts).toString("utf8") });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const mailbox: Mailbox = {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse: undefined,
    async until(count) {
      await expect.poll(() => letters.length).toBeGreaterThanOrEqual(count);
      return letters;
    },
    linkIn: (letter) => /https?:\/\/\S+/.exec(textOf(letter?.source ?? ""))?.[0] ?? "",
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mailbox;
}

/** The plain text of a letter. */
export function textOf(source: string): string {
  const part = /content-type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)(?=\r\n--|$)/i.exec(source);
  const head = part?.[0].split("\r\n\r\n")[0] ?? "";
  const body = part?.[1] ?? "";
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
