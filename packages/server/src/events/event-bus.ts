import type { SiteKey, TypingSignal } from "@helpbuoy/protocol";

/** The name agents wait under; no visitor session is called so. */
export const AGENTS = "@agents";

/** Whom something concerns: all that read a site's log, or some of its visitor sessions (and agents always). */
export type Audience = "everyone" | readonly string[];

/**
 * Wakes those who wait for a site's log to grow. It carries no events: truth is read from the log by
 * cursor, so a wake that is lost only delays, and one too many harms nothing. What it carries is of
 * the moment, and lost without harm too.
 */
export type EventBus = {
  publish(siteKey: SiteKey, audience: Audience): void;
  /** Wakes every reader of every site. */
  wakeAll(): void;
  /** Hands on what is of the moment; who is not there misses it. */
  signal(siteKey: SiteKey, readers: readonly string[], signal: TypingSignal): void;
  /** @returns its undo */
  subscribe(
    siteKey: SiteKey,
    visitorId: string | undefined,
    wake: (signal?: TypingSignal) => void,
  ): () => void;
};

/** The bus of one process. */
export function createEventBus(): EventBus {
  const readers = new Map<string, Set<(signal?: TypingSignal) => void>>();
  const nameOf = (siteKey: SiteKey, visitorId: string | undefined) =>
    `${siteKey}/${visitorId ?? ""}`;
  return {
    publish(siteKey, audience) {
      if (audience === "everyone") {
        for (const [name, wakes] of readers) {
          if (name.startsWith(`${siteKey}/`)) for (const wake of wakes) wake();
        }
        return;
      }
      for (const visitorId of [...audience, AGENTS]) {
        for (const wake of readers.get(nameOf(siteKey, visitorId)) ?? []) wake();
      }
    },
    wakeAll() {
      for (const wakes of readers.values()) for (const wake of wakes) wake();
    },
    signal(siteKey, visitorIds, signal) {
      for (const visitorId of visitorIds) {
        for (const wake of readers.get(nameOf(siteKey, visitorId)) ?? []) wake(signal);
      }
    },
    subscribe(siteKey, visitorId, wake) {
      const name = nameOf(siteKey, visitorId);
      const wakes = readers.get(name) ?? new Set();
      readers.set(name, wakes.add(wake));
      return () => {
        wakes.delete(wake);
        if (wakes.size === 0 && readers.get(name) === wakes) readers.delete(name);
      };
    },
  };
}
