import type { BackendError } from "@helpbuoy/client";
import type { ReadonlySignal } from "@preact/signals-core";
import type { IdentitySource } from "./identity-token.ts";
import type { Contact, IdentityProblem } from "./models/identity-model.ts";

/** What came of `identify`; `later`: nobody could be asked just now, and it goes on by itself. */
export type Identified = "done" | "no_token" | "refused" | "later" | "not_offered";

/** Who the visitor is to the backend: a token, made when there is something to write and not before. */
export type VisitorSessions = {
  /** The token there is, of a contact a renewed one too; none: this visitor has written nothing yet. */
  current(): Promise<string | undefined>;
  /** The token there is, or a new one. Rejects with a `BackendError`. */
  token(): Promise<string>;
  /** Forgets a token that is no longer taken, unless another tab has replaced it already. */
  refuse(token: string | undefined): Promise<void>;
  /** Runs the call with a token, and once more with a new one if the first is no longer taken. */
  withToken<Answer>(call: (token: string) => Promise<Answer>): Promise<Answer>;
  /**
   * The visitor is whom the page's token names. Another one than before: all of the one before is
   * forgotten first. Never rejects.
   */
  identify(source: IdentitySource): Promise<Identified>;
  /** Forgets who the visitor is; the backend is told, and not waited for. */
  forget(): Promise<void>;
  /**
   * Another tab has forgotten who the visitor was.
   * @param by whom it has identified since; empty: nobody
   * @returns whether this tab has something to forget too
   */
  hearForgotten(by: string): boolean;
  /** Whether nothing can be sent until someone is identified; learns it from what a call ended in. */
  isHeld(error?: BackendError): boolean;
  problem: ReadonlySignal<IdentityProblem | undefined>;
  /** Verified by the backend; undefined: nobody is. */
  contact: ReadonlySignal<Contact | undefined>;
  /** The page has said nothing of who the visitor is, and neither has a page before it. */
  isAnonymous: ReadonlySignal<boolean>;
  /** Someone is being identified, and may be another one than before. */
  isUnsure: ReadonlySignal<boolean>;
  /** There is a token. */
  hasBegun: ReadonlySignal<boolean>;
  /** Counts how often who the visitor is has changed, on this page. */
  changes: ReadonlySignal<number>;
  /** When it is known who an earlier page left behind. */
  restored: Promise<unknown>;
};
