import { BackendError, openStorage, type TalkBackend } from "@helpbuoy/client";
import type { Problem } from "@helpbuoy/protocol";
import { createVisitorSessions, type VisitorSessions } from "../visitor-session.ts";

/** A token as a site signs it, but for the signature, at which these tests never look. */
export const jwt = (sub: string, mark = "") =>
  `e30.${btoa(JSON.stringify({ sub, mark }))}.c2lnbmVk`;

const is401 = () => new BackendError("unauthorized");

/** A desk in memory: whose each token is (null: anonymous), and which identity tokens it takes. */
export function createDesk({ isStrict = false } = {}) {
  const tokens = new Map<string, string | null>();
  const calls: string[] = [];
  const expired = new Set<string>();
  let made = 0;
  const open = (subject: string | null) => {
    const token = `token-${++made}`;
    tokens.set(token, subject);
    return { token, expiresAt: "2099-01-01" };
  };
  const backend = {
    async createVisitorSession() {
      calls.push("anonymous");
      const problem = { code: "identity_required" } as Problem;
      if (isStrict) throw new BackendError("rejected", { problem });
      return open(null);
    },
    async identify(given: string, { token }: { token?: string }) {
      const { sub } = JSON.parse(atob(given.split(".")[1] ?? ""));
      calls.push(`identify ${sub} with ${token}`);
      if (expired.has(given)) throw is401();
      if (token && (tokens.get(token) ?? sub) === sub) tokens.delete(token);
      return { ...open(sub), contact: { id: sub, name: `${sub}'s name` } };
    },
    async endVisitorSession({ token }: { token: string }) {
      calls.push(`end ${token}`);
      tokens.delete(token);
    },
  };
  /** Any call with a token: whose it is. */
  const ask = async (token: string) => {
    const whose = tokens.get(token);
    if (whose === undefined) throw is401();
    return whose;
  };
  return { backend: backend as unknown as TalkBackend, calls, tokens, expired, ask };
}

/** Tabs of one browser: one storage, one lock. */
export function openTab(desk: ReturnType<typeof createDesk>) {
  const forgotten: string[] = [];
  const expired: string[] = [];
  const sessions: VisitorSessions = createVisitorSessions({
    backend: desk.backend,
    storage: openStorage("a"),
    scope: "a",
    environment: { withLock },
    forgetOthers: async () => void forgotten.push(sessions.contact.peek()?.id ?? "nobody"),
    onExpired: () => expired.push("expired"),
  });
  return { sessions, forgotten, expired };
}

let lock: Promise<unknown> = Promise.resolve();
function withLock<Answer>(_: string, act: () => Promise<Answer>): Promise<Answer> {
  const mine = lock.then(act);
  lock = mine.catch(() => {});
  return mine;
}
