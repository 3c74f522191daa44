import {
  asBackendError,
  isOutOfReach,
  type KeyValueStorage,
  type TalkBackend,
} from "@helpbuoy/client";
import type { Environment } from "./environment.ts";

/** Who the visitor is to the backend: a token, made when there is something to write and not before. */
export type VisitorSessions = {
  /** The token there is; none: this visitor has written nothing yet. */
  current(): Promise<string | undefined>;
  /** The token there is, or a new one. Rejects with a `BackendError`. */
  token(): Promise<string>;
  /** Forgets a token that is no longer taken, unless another tab has replaced it already. */
  refuse(token: string | undefined): Promise<void>;
  /** Runs the call with a token, and once more with a new one if the first is no longer taken. */
  withToken<Answer>(call: (token: string) => Promise<Answer>): Promise<Answer>;
};

const KEY = "visitor-session";

export function createVisitorSessions(parts: {
  backend: TalkBackend;
  storage: KeyValueStorage;
  scope: string;
  environment: Pick<Environment, "withLock">;
}): VisitorSessions {
  const { backend, storage, scope, environment } = parts;
  let making: Promise<string> | undefined;
  /** Who writes on stays who they are, though their disk has died meanwhile. */
  let last: string | undefined;

  async function current(): Promise<string | undefined> {
    const kept = Object(await storage.get(KEY)) as { token?: unknown };
    if (typeof kept.token === "string") last = kept.token;
    else if (!isOutOfReach(storage)) last = undefined;
    return last;
  }

  /** One visitor however many tabs and calls ask at once. */
  function make(): Promise<string> {
    return environment.withLock(`${scope}/session`, async () => {
      const known = await current();
      if (known !== undefined) return known;
      const made = await backend.createVisitorSession();
      await storage.set([[KEY, made]]);
      return made.token;
    });
  }

  async function token(): Promise<string> {
    const known = await current();
    if (known !== undefined) return known;
    making ??= make().finally(() => {
      making = undefined;
    });
    return making;
  }

  async function refuse(refused: string | undefined): Promise<void> {
    if (refused === undefined || (await current()) !== refused) return;
    last = undefined;
    await storage.remove([KEY]);
  }

  return {
    current,
    token,
    refuse,
    async withToken(call) {
      const first = await token();
      try {
        return await call(first);
      } catch (cause) {
        if (asBackendError(cause).kind !== "unauthorized") throw cause;
        await refuse(first);
        return call(await token());
      }
    },
  };
}
