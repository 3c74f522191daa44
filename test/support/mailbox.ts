import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Mailbox = {
  /** `smtp://127.0.0.1:<port>` */
  url: string;
  /** What has come, in order. */
  letters: { to: string[]; source: string }[];
  stop(): Promise<void>;
};

/** A real SMTP server on loopback that keeps what it is given. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: Mailbox["letters"] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        letters.push({ to, source: Buffer.concat(parts).toString("utf8") });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The first link of a letter's plain text. */
export function linkIn(source: string): string {
  return /https?:\/\/\S+/.exec(partOf(source, "plain"))?.[0] ?? "";
}

/** A part of a letter as it is read, in whatever encoding that came. */
export function partOf(source: string, kind: "plain" | "html"): string {
  const part = new RegExp(`content-type: text/${kind}[^]*?\\r\\n\\r\\n[^]*?(?=\\r\\n--|$)`, "i");
  const [head = "", body = ""] = part.exec(source)?.[0].split(/\r\n\r\n([^]*)/) ?? [];
  const encoding = /base64|quoted-printable/i.exec(head)?.[0].toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (!encoding) return body;
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
