import {
  asBackendError,
  BackendError,
  isOutOfReach,
  type KeyValueStorage,
  type TalkBackend,
} from "@helpbuoy/client";
import type { Problem } from "@helpbuoy/protocol";
import { computed, signal } from "@preact/signals-core";
import type { Environment } from "./environment.ts";
import { withLock } from "./locks.ts";
import { giveToken, printOf, subjectOf, type IdentitySource } from "./identity-token.ts";
import type { Contact, IdentityProblem } from "./models/identity-model.ts";
import type { Identified, VisitorSessions } from "./visitor-session.contract.ts";

export type { Identified, VisitorSessions };

/** As it is stored. A subject without a token: someone who is to be identified anew. */
type Kept = {
  token?: string;
  expiresAt?: string;
  subject?: string;
  contact?: Contact;
  /** Of what was said of the contact when the session was made. */
  print?: string;
};

const KEY = "visitor-session";

export function createVisitorSessions(parts: {
  backend: TalkBackend;
  storage: KeyValueStorage;
  scope: string;
  environment: Pick<Environment, "withLock">;
  /** All but the session itself, of the one before. */
  forgetOthers?(by: string): Promise<void>;
  onIdentified?(): void;
  onExpired?(): void;
  /** The visitor agreed that they are known: waited for before the lock that tabs share. */
  agreed?(): Promise<void>;
}): VisitorSessions {
  const { backend, storage, scope } = parts;
  const { withLock: inTurn = withLock } = parts.environment;
  const problem = signal<IdentityProblem | undefined>(undefined);
  const contact = signal<Contact | undefined>(undefined);
  const hasBegun = signal(false);
  const changes = signal(0);
  const isRead = signal(false);
  /** Whom the page says the visitor is: undefined: nothing; null: someone, and not yet known whom. */
  const declared = signal<string | null | undefined>(undefined);
  let source: IdentitySource | undefined;
  let identifying: Promise<unknown> | undefined;
  let making: Promise<string> | undefined;
  /** Counts what `identify` and `forget` begin: what was begun before counts no more. */
  let era = 0;
  /** Who writes on stays who they are, though their disk has died meanwhile. */
  let last: Kept = {};

  const isMine = ({ subject }: Kept) =>
    declared.peek() === undefined || (subject !== undefined && subject === declared.peek());
  const usable = (kept: Kept) => (isMine(kept) && !problem.peek() ? kept.token : undefined);

  async function read(): Promise<Kept> {
    const kept = Object(await storage.get(KEY)) as Kept;
    if (typeof (kept.token ?? kept.subject) === "string") take(kept);
    else if (!isOutOfReach(storage)) take({});
    isRead.value = true;
    return last;
  }

  function take(kept: Kept): void {
    last = kept;
    hasBegun.value = usable(kept) !== undefined;
    const shown = isMine(kept) ? kept.contact : undefined;
    if (JSON.stringify(shown) !== JSON.stringify(contact.peek())) contact.value = shown;
  }

  async function keep(kept: Kept): Promise<void> {
    take(kept);
    await storage.set([[KEY, kept]]);
  }

  function hold(reason: IdentityProblem): BackendError {
    if (problem.peek() !== reason) {
      problem.value = reason;
      if (reason === "identity_expired") parts.onExpired?.();
    }
    const refused = { code: "identity_required" } as Problem;
    return new BackendError("rejected", { problem: refused });
  }

  function isHeld(error?: BackendError): boolean {
    if (error?.problem?.code === "identity_required") hold(problem.peek() ?? "identity_required");
    return problem.peek() !== undefined;
  }

  /** The contact's session, under the lock; what an anonymous visitor wrote comes along. */
  async function establish(jwt: string | undefined, kept: Kept, asked: number): Promise<string> {
    const subject = jwt === undefined ? undefined : subjectOf(jwt);
    const others = [declared.peek() ?? subject, kept.subject ?? subject];
    if (!jwt || !subject || others.some((one) => one !== subject)) throw hold("identity_expired");
    const bearer = kept.token === undefined ? {} : { token: kept.token };
    const made = await backend.identify?.(jwt, bearer).catch((cause: unknown) => {
      const error = asBackendError(cause);
      throw asked === era && error.kind === "unauthorized" ? hold("identity_expired") : error;
    });
    if (asked !== era) end(made?.token);
    if (asked !== era || !made) throw new BackendError("aborted");
    declared.value = subject;
    const { token: given, expiresAt } = made;
    await keep({ token: given, expiresAt, subject, contact: made.contact, print: printOf(jwt) });
    return given;
  }

  /** One visitor however many tabs and calls ask at once. */
  async function make(asked: number): Promise<string> {
    const jwt = source === undefined ? undefined : await giveToken(source);
    await parts.agreed?.();
    return inTurn(`${scope}/session`, async () => {
      const kept = await read();
      const known = usable(kept);
      if (known !== undefined) return known;
      if (asked !== era) throw new BackendError("aborted");
      if (source !== undefined || kept.subject !== undefined) return establish(jwt, kept, asked);
      const made = await backend.createVisitorSession().catch((cause: unknown) => {
        isHeld(asBackendError(cause));
        throw cause;
      });
      await keep(made);
      return made.token;
    });
  }

  async function token(): Promise<string> {
    const asked = changes.peek();
    await identifying;
    const known = usable(await read());
    if (known !== undefined) return known;
    // It was for someone who is forgotten by now.
    if (changes.peek() !== asked) throw new BackendError("aborted");
    if (problem.peek()) throw hold(problem.peek() as IdentityProblem);
    const made = (making ??= make(era).finally(() => {
      if (making === made) making = undefined;
    }));
    return made;
  }

  async function refuse(refused: string | undefined): Promise<void> {
    const kept = await read();
    if (refused === undefined || kept.token !== refused) return;
    const { subject, contact: known } = kept;
    if (subject !== undefined) return keep({ subject, ...(known && { contact: known }) });
    take({});
    await storage.remove([KEY]);
  }

  function end(ended: string | undefined): void {
    if (ended === undefined) return;
    void Promise.resolve()
      .then(() => backend.endVisitorSession?.({ token: ended }))
      .catch(() => {
        // Best effort: a session nobody has the token of any more ends by itself.
      });
  }

  /** Nothing of before counts any more. */
  function turn(to: IdentitySource | undefined): number {
    source = to;
    making = undefined;
    problem.value = undefined;
    return (era += 1);
  }

  async function forget(): Promise<void> {
    turn(undefined);
    identifying = undefined;
    declared.value = undefined;
    const { token: ended } = await read();
    take({});
    changes.value += 1;
    end(ended);
    await storage.remove([KEY]);
  }

  async function identifyNow(given: IdentitySource, asked: number): Promise<Identified> {
    const jwt = await giveToken(given);
    const subject = jwt && subjectOf(jwt);
    if (asked !== era) return "done";
    if (!jwt || !subject) return "no_token";
    const before = (await read()).subject ?? declared.peek() ?? subject;
    if (before !== subject) {
      end(last.token);
      take({});
      await storage.remove([KEY]);
      await parts.forgetOthers?.(subject);
    }
    if (asked !== era) return "done";
    declared.value = subject;
    await parts.agreed?.();
    await inTurn(`${scope}/session`, async () => {
      const kept = await read();
      // What has changed about them since is told, so that it counts.
      if (usable(kept) === undefined || kept.print !== printOf(jwt)) {
        await establish(jwt, kept, asked);
      }
    });
    if (asked === era) {
      changes.value += 1;
      parts.onIdentified?.();
    }
    return "done";
  }

  return {
    async current() {
      await identifying;
      const kept = await read();
      if (problem.peek()) return undefined;
      const isSomeone = declared.peek() !== undefined || kept.subject !== undefined;
      return usable(kept) ?? (isSomeone ? token() : undefined);
    },
    token,
    refuse,
    async withToken(call) {
      const first = await token();
      try {
        return await call(first);
      } catch (cause) {
        const error = asBackendError(cause);
        if (isHeld(error) || error.kind !== "unauthorized") throw cause;
        await refuse(first);
        return call(await token());
      }
    },
    async identify(given) {
      if (!backend.identify) return "not_offered";
      const asked = turn(given);
      declared.value ??= null;
      const done = identifyNow(given, asked).catch((): Identified => {
        if (asked !== era) return "done";
        return problem.peek() ? "refused" : "later";
      });
      identifying = done;
      const outcome = await done;
      if (identifying === done) identifying = undefined;
      return outcome;
    },
    forget,
    hearForgotten(by) {
      const mine = declared.peek();
      // Both tabs have turned to the same one.
      if (mine && mine === by) return false;
      if (mine) {
        // This page still takes the visitor for who has left in the other tab.
        turn(undefined);
        declared.value = null;
        hold("identity_expired");
      }
      take({});
      changes.value += 1;
      return true;
    },
    isHeld,
    problem,
    contact,
    isAnonymous: computed(
      () => isRead.value && declared.value === undefined && contact.value === undefined,
    ),
    isUnsure: computed(() => declared.value === null),
    hasBegun,
    changes,
    restored: read(),
  };
}
