import { asBackendError, type TalkBackend } from "@helpbuoy/client";
import type { Id, ServerEvent } from "@helpbuoy/protocol";
import type { ReadonlySignal } from "@preact/signals-core";
import { failureReason } from "../failure-reason.ts";
import type { IdSource } from "../new-id.ts";
import type { VisitorSessions } from "../visitor-session.ts";
import type { FailureReason } from "../widget.ts";

/** What a visitor may ask for of what is kept of them. */
export type PrivacyModel = {
  /** Whether this site asks before it keeps anything. */
  asksConsent: ReadonlySignal<boolean>;
  /** The visitor's own word, or that of the page for them; `false` forgets all that this browser keeps. */
  agree(isGiven: boolean): Promise<void>;
  /** A desk of one's own may have no copies to give. */
  canCopy: boolean;
  /** A copy of everything; undefined: nothing was ever sent. */
  copy(): Promise<{ status: "done"; file: Blob | undefined } | Failed>;
  /** For good, there and in this browser: one conversation, or everything. */
  erase(conversationId?: Id): Promise<{ status: "done" } | Failed>;
};
type Failed = { status: "failed"; reason: FailureReason };

export function createPrivacyModel(parts: {
  backend: TalkBackend;
  sessions: VisitorSessions;
  ids: IdSource;
  asksConsent: ReadonlySignal<boolean>;
  agree(isGiven: boolean): Promise<void>;
  takeIn(event: ServerEvent): void;
  /** As if this visitor had never been here. */
  forget(): Promise<void>;
}): PrivacyModel {
  const { backend, sessions, ids } = parts;
  /** Of an erasure that may have been done although its answer was lost: the same one again. */
  const keys = new Map<Id | undefined, Id>();

  async function attempt<Answer extends object>(
    act: () => Promise<Answer>,
  ): Promise<(Answer & { status: "done" }) | Failed> {
    try {
      return { ...(await act()), status: "done" };
    } catch (cause) {
      return { status: "failed", reason: failureReason(asBackendError(cause)) };
    }
  }

  return {
    asksConsent: parts.asksConsent,
    agree: parts.agree,
    canCopy: backend.exportVisitor !== undefined,
    copy: () =>
      attempt(async () => {
        if ((await sessions.current()) === undefined) return { file: undefined };
        const ask = (token: string) => backend.exportVisitor?.({ token });
        return { file: await sessions.withToken(async (token) => ask(token)) };
      }),
    erase: (conversationId) =>
      attempt(async () => {
        const key = keys.get(conversationId) ?? ids.create();
        keys.set(conversationId, key);
        const token = await sessions.current();
        // Sent now or not at all: what waits in an outbox could be done when nobody means it any more.
        if (token !== undefined) {
          const command = {
            type: "visitor.erase" as const,
            ...(conversationId !== undefined && { conversationId }),
          };
          const { events } = await backend.send(command, { token, idempotencyKey: key });
          for (const event of events) parts.takeIn(event);
        }
        keys.delete(conversationId);
        if (conversationId === undefined) await parts.forget();
        return {};
      }),
  };
}
