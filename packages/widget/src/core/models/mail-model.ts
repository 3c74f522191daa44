import { asBackendError, BackendError, type MailState, type TalkBackend } from "@helpbuoy/client";
import type { Id, Site } from "@helpbuoy/protocol";
import type { ReadonlySignal } from "@preact/signals-core";
import { failureReason } from "../failure-reason.ts";
import type { VisitorSessions } from "../visitor-session.ts";
import type { FailureReason } from "../widget.ts";

type MailOutcome<Answer> =
  | { status: "done"; answer: Answer }
  | { status: "failed"; reason: FailureReason };

/** A talk outside of the panel: replies by e-mail, and what was said as a file or a letter. */
export type MailModel = {
  /** What the backend can do of it. */
  offers(): { file: boolean; letters: boolean };
  state(id: Id): Promise<MailOutcome<MailState>>;
  /** An address that is not yet known to be the visitor's gets a letter that asks. */
  giveEmail(id: Id, email: string): Promise<MailOutcome<Pick<MailState, "isVerified">>>;
  transcript(id: Id): Promise<MailOutcome<Blob>>;
  /** To the verified address. */
  mailTranscript(id: Id): Promise<MailOutcome<void>>;
};

/** See `MailModel`: nothing of it waits in the outbox, for it is asked for and looked at now. */
export function createMailModel(parts: {
  backend: TalkBackend;
  sessions: VisitorSessions;
  site: ReadonlySignal<Site | undefined>;
}): MailModel {
  const { backend, sessions, site } = parts;

  /** @param ask undefined: this backend does not offer it */
  async function outcome<Answer>(
    ask: (options: { token: string }) => Promise<Answer> | undefined,
  ): Promise<MailOutcome<Answer>> {
    try {
      const answer = await sessions.withToken(
        (token) => ask({ token }) ?? Promise.reject(new BackendError("rejected")),
      );
      return { status: "done", answer };
    } catch (cause) {
      return { status: "failed", reason: failureReason(asBackendError(cause)) };
    }
  }

  return {
    offers: () => ({
      file: Boolean(backend.transcript),
      letters: Boolean(backend.giveEmail && site.peek()?.sendsMail),
    }),
    state: (id) => outcome((options) => backend.mailState?.(id, options)),
    giveEmail: (id, email) => outcome((options) => backend.giveEmail?.(id, email, options)),
    transcript: (id) => outcome((options) => backend.transcript?.(id, options)),
    mailTranscript: (id) => outcome((options) => backend.mailTranscript?.(id, options)),
  };
}
