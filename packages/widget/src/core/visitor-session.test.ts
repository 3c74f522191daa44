import { openStorage } from "@helpbuoy/client";
import { IDBDatabase, IDBFactory } from "fake-indexeddb";
import { afterEach, expect, test, vi } from "vitest";
import type { TalkBackend } from "@helpbuoy/client";
import { createVisitorSessions } from "./visitor-session.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("[P8] a visitor whose disk dies stays the same one, until the token is refused", async () => {
  globalThis.indexedDB = new IDBFactory();
  let made = 0;
  const backend = {
    createVisitorSession: async () => ({ token: `token-${++made}`, expiresAt: "" }),
  } as unknown as TalkBackend;
  const sessions = createVisitorSessions({
    backend,
    storage: openStorage("a"),
    scope: "a",
    environment: { withLock: (_, act) => act() },
  });
  expect(await sessions.current()).toBeUndefined();
  expect(await sessions.token()).toBe("token-1");
  expect(await sessions.current()).toBe("token-1");
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("closing", "InvalidStateError");
  });
  expect(await sessions.token()).toBe("token-1");
  await sessions.refuse("token-1");
  expect(await sessions.current()).toBeUndefined();
  expect(await sessions.token()).toBe("token-2");
});
