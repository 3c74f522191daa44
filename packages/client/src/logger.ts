/** What happened and is nobody's error: coded, for `diagnose()` and for developers. */
export type LogEntry = { at: number; code: string; detail: unknown };

export type Logger = {
  /** @param code e.g. `storage_blocked`; decided on by nobody, read by people */
  note(code: string, detail?: unknown): void;
  /** The latest entries, oldest first. */
  entries(): LogEntry[];
};

const KEPT = 50;

/**
 * Silent unless told where to write; keeps the latest entries either way.
 * @param now milliseconds since the epoch
 */
export function createLogger(now: () => number, write?: (entry: LogEntry) => void): Logger {
  let kept: LogEntry[] = [];
  return {
    note(code, detail) {
      const entry = { at: now(), code, detail };
      kept = [...kept.slice(1 - KEPT), entry];
      write?.(entry);
    },
    entries: () => [...kept],
  };
}
