import { BackendError, openStorage, type CommandResult, type TalkBackend } from "@helpbuoy/client";
import type { Command, Id } from "@helpbuoy/protocol";
import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { expect, test } from "vitest";
import { until } from "../../../../../test/support/core/until.ts";
import type { Environment } from "../environment.ts";
import { withLock } from "../locks.ts";
import { createIdSource } from "../new-id.ts";
import { createVisitorSessions } from "../visitor-session.ts";
import { createOutbox, type Outbox, type Outgoing } from "./outbox.ts";
import { wasRefused } from "./outbox-record.ts";
import { createOutboxStore } from "./outbox-store.ts";

/** What becomes of one request, before and after the server has done it. */
const faults = [
  "lost request",
  "lost answer",
  "late answer",
  "server error",
  "too many",
  "session gone",
  "refused",
] as const;
type Fault = (typeof faults)[number];

const errorOf = {
  "lost request": () => new BackendError("offline"),
  "lost answer": () => new BackendError("offline"),
  "late answer": () => new BackendError("timeout"),
  "server error": () => new BackendError("server"),
  "too many": () => new BackendError("rate_limited", { retryAfter: 1 }),
  "session gone": () => new BackendError("unauthorized"),
  refused: () => new BackendError("rejected"),
} satisfies Record<Fault, () => BackendError>;

/**
 * Does a command once per key, two at once too; what it refuses it has not done (SPEC OB3). Breaks as
 * the schedule says.
 */
function createDesk(schedule: (Fault | undefined)[]) {
  const answers = new Map<string, CommandResult>();
  const done: Command[] = [];
  const backend: Pick<TalkBackend, "send" | "createVisitorSession"> = {
    createVisitorSession: async () => ({ token: crypto.randomUUID(), expiresAt: "2099-01-01" }),
    async send(command, { idempotencyKey }) {
      const next = schedule.shift();
      // What it has done once it answers to the same key: it cannot refuse it any more.
      const fault = next === "refused" && answers.has(idempotencyKey) ? undefined : next;
      const isDone = fault === undefined || fault === "lost answer" || fault === "late answer";
      if (isDone && !answers.has(idempotencyKey)) {
        answers.set(idempotencyKey, { events: [] });
        done.push(command);
      }
      await Promise.resolve();
      if (fault) throw errorOf[fault]();
      return answers.get(idempotencyKey) ?? { events: [] };
    },
  };
  return { backend: backend as TalkBackend, done };
}

type Tab = { outbox: Outbox; wake(): void };

type Lock = typeof withLock;
const noLock: Lock = (_, act) => act();

function openTab(backend: TalkBackend, scope: string, lock: Lock): Tab {
  let wake = () => {};
  const environment = {
    now: () => Date.now(),
    // No waiting: every retry is due at once.
    random: () => 0,
    randomBytes: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
    withLock: lock,
    connectivity: {
      isOnline: () => true,
      onChange: () => () => {},
      onWake(listener: () => void) {
        wake = listener;
        return () => {};
      },
    },
  } as unknown as Environment;
  const storage = openStorage(scope);
  const outbox = createOutbox({
    backend,
    environment,
    clock: environment,
    scope,
    store: createOutboxStore(storage),
    sessions: createVisitorSessions({ backend, storage, scope, environment }),
    ids: createIdSource(environment),
    onSettled: async () => {},
  });
  return { outbox, wake: () => wake() };
}

let made = 0;

function outgoing(conversation: number, tab: number, hasFile: boolean): Outgoing[] {
  made += 1;
  const conversationId = `conversation-${conversation}`;
  const messageId = `${tab}/${String(made).padStart(6, "0")}`;
  const fileId = `file of ${messageId}`;
  const facts = hasFile ? [{ fileId, name: "a", type: "text/plain", bytes: 1 }] : [];
  const upload: Outgoing = {
    command: { type: "file.upload", fileId, conversationId, name: "a" },
    file: new Blob(["a"]),
    files: facts,
  };
  const message: Outgoing = {
    command: {
      type: "message.send",
      conversationId,
      messageId,
      locale: "en",
      text: "",
      attachments: facts.map((one) => one.fileId),
    },
    files: facts,
  };
  return hasFile ? [upload, message] : [message];
}

function nameOf(command: Command): Id {
  if (command.type === "file.upload") return command.fileId;
  return command.type === "message.send" ? command.messageId : "";
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant("write" as const),
      tab: fc.nat(1),
      conversation: fc.nat(1),
      hasFile: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("reload" as const), tab: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("wake" as const), tab: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("turn" as const), tab: fc.nat(1) }) },
);

const schedule = fc.array(fc.option(fc.constantFrom(...faults), { nil: undefined }), {
  maxLength: 20,
});

test.each([
  ["with Web Locks", withLock],
  ["without", noLock],
])(
  "[OB2] [OB3] [OB4] [OB7] [P30] two tabs, whatever breaks, %s: all done once, in order, none lost",
  async (_, lock) => {
    globalThis.indexedDB = new IDBFactory();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), schedule, async (steps, breaks) => {
        const scope = `model ${crypto.randomUUID()}`;
        const mayReorder = breaks.includes("refused");
        const { backend, done } = createDesk([...breaks]);
        const tabs = [openTab(backend, scope, lock), openTab(backend, scope, lock)];
        const written: Command[] = [];
        const rest = createOutboxStore(openStorage(scope));
        for (const one of steps) {
          const tab = tabs[one.tab] as Tab;
          if (one.act === "write") {
            const more = outgoing(one.conversation, one.tab, one.hasFile);
            expect(tab.outbox.enqueue(more)).toBe(true);
            written.push(...more.map(({ command }) => command));
          } else if (one.act === "wake") tab.wake();
          else if (one.act === "turn") await tab.outbox.restored;
          else {
            tab.outbox.destroy();
            // What the old page has taken it also writes: only then may the new one begin.
            await until(async () => {
              const known = [...(await rest.all()).map(({ command }) => command), ...done].map(
                nameOf,
              );
              return written.every((command) => known.includes(nameOf(command)));
            });
            const opened = openTab(backend, scope, lock);
            tabs[one.tab] = opened;
            await opened.outbox.restored;
          }
        }
        await until(async () => {
          for (const { outbox, wake } of tabs) {
            outbox.retry(
              outbox.records
                .peek()
                .filter(wasRefused)
                .map(({ id }) => id),
            );
            wake();
          }
          return done.length >= written.length && (await rest.all()).length === 0;
        });
        for (const { outbox } of tabs) outbox.destroy();

        expect(done.map(nameOf).sort()).toEqual(written.map(nameOf).sort());
        for (const [place, command] of done.entries()) {
          if (command.type !== "message.send") continue;
          const before = done.slice(0, place).map(nameOf);
          expect(before).toEqual(expect.arrayContaining(command.attachments));
          // A refused one goes again when the visitor says so, after what was written since.
          if (mayReorder) continue;
          const [tab] = command.messageId.split("/");
          const earlier = written
            .slice(0, written.map(nameOf).indexOf(command.messageId))
            .filter((one) => one.type === "message.send")
            .filter((one) => one.conversationId === command.conversationId)
            .filter((one) => one.messageId.startsWith(`${tab}/`));
          expect(before).toEqual(expect.arrayContaining(earlier.map(nameOf)));
        }
      }),
      { numRuns: 80 },
    );
  },
  60_000,
);
