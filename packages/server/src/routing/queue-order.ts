import type { Priority } from "@helpbuoy/protocol";
import type { Waiting } from "./waiting.repository.ts";

/** How many minutes of waiting a priority is worth, so that nobody is passed by for ever. */
const HEAD_START: Record<Priority, number> = { low: -30, normal: 0, high: 30, urgent: 120 };

const MINUTE = 60_000;

/**
 * Those who wait in the order they are taken: by how long they have waited, with a head start of
 * minutes by priority (SPEC RT2).
 * @param now milliseconds since the epoch
 */
export function queueOrder<
  One extends Pick<Waiting, "id" | "queuedAt"> & {
    record: Pick<Waiting["record"], "priority">;
  },
>(waiting: readonly One[], now: number): One[] {
  const minutes = (one: One) =>
    (now - Date.parse(one.queuedAt)) / MINUTE + HEAD_START[one.record.priority];
  return waiting.toSorted((a, b) => minutes(b) - minutes(a) || (a.id < b.id ? -1 : 1));
}
