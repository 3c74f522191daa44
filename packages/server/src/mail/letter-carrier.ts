import type { SiteKey } from "@helpbuoy/protocol";
import { createTransport, type Transporter } from "nodemailer";
import { isoTime } from "../clock.ts";
import type { Deps } from "../deps.ts";
import { claimLetter, listDueLetters, saveLetter, type DueLetter } from "./letters.repository.ts";

const MINUTE = 60_000;
/** After so many tries a letter is given up; the last comes about a day after the first. */
const TRIES = 9;
const AT_ONCE = 50;
/** For how long a letter is in one carrier's hand. */
const IN_HAND = 10 * MINUTE;

export type LetterCarrier = {
  /** Sends what is due. */
  send(): Promise<void>;
  close(): void;
};

/** Takes letters from the queue to the SMTP server; one it does not take is tried again later. */
export function createLetterCarrier({ database, clock, settings, logger }: Deps): LetterCarrier {
  const { smtp, mailFrom, mailReplyTo = mailFrom, publicUrl } = settings;
  let open: Transporter | undefined;
  let isClosed = false;

  /** One connection for a round of letters: a greeting takes longer than a letter. */
  const connect = (url: string): Transporter =>
    createTransport(
      { url, pool: true, maxConnections: 1, maxMessages: AT_ONCE },
      {
        from: mailFrom,
        replyTo: mailReplyTo,
        // What stands in a letter is ours: it reads no file and fetches no address.
        disableFileAccess: true,
        disableUrlAccess: true,
      },
    );

  /** What a site's letters are filed under by those who get many (RFC 2919). */
  const listId = (siteKey: SiteKey) =>
    `<${siteKey}.${publicUrl === undefined ? "helpbuoy" : new URL(publicUrl).hostname}>`;

  async function carry(transport: Transporter, letter: DueLetter): Promise<void> {
    const attempts = letter.attempts + 1;
    const now = clock.now();
    if (!(await claimLetter(database, letter, isoTime(now + IN_HAND)))) return;
    try {
      await transport.sendMail({
        to: { name: "", address: letter.email },
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        // The same each time: where a try was taken after all, the second is known as the first.
        messageId: `<${letter.id}@helpbuoy>`,
        headers: {
          "Auto-Submitted": "auto-generated",
          "X-Auto-Response-Suppress": "All",
          ...(letter.siteKey !== null && { "List-Id": listId(letter.siteKey) }),
        },
      });
      await saveLetter(database, letter.id, {
        nextAt: null,
        sentAt: isoTime(now),
        error: null,
      });
    } catch (cause) {
      const { code, responseCode } = Object(cause) as { code?: string; responseCode?: number };
      // 5xx is for good (RFC 5321, section 4.2.1); anything else may be better later.
      const isOver = attempts >= TRIES || (responseCode !== undefined && responseCode >= 500);
      const error = responseCode === undefined ? (code ?? "unknown") : `smtp_${responseCode}`;
      logger.warn({ letter: letter.id, kind: letter.kind, attempts, error }, "a letter did not go");
      await saveLetter(database, letter.id, {
        nextAt: isOver ? null : isoTime(now + MINUTE * 3 ** (attempts - 1)),
        sentAt: null,
        error,
      });
    }
  }

  return {
    async send() {
      if (smtp === undefined) return;
      const due = await listDueLetters(database, isoTime(clock.now()), AT_ONCE);
      if (due.length === 0) return;
      const transport = (open = connect(smtp));
      try {
        for (const letter of due) {
          if (isClosed) return;
          await carry(transport, letter);
        }
      } finally {
        transport.close();
      }
    },
    close() {
      isClosed = true;
      open?.close();
    },
  };
}
