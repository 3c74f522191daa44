import { applyEvent, type ConversationEvent, type ConversationSnapshot } from "@helpbuoy/protocol";

/**
 * One conversation as this page knows it: a snapshot of the server's, and the events seen since.
 * The answer to a command may run ahead of the stream: an agent's message made before it then comes
 * after it. So events are kept and folded in the log's order, instead of the order they came in.
 */
export type ConversationLog = {
  base: ConversationSnapshot | undefined;
  /** After the base, by cursor. */
  recent: readonly ConversationEvent[];
  /** What it comes to; undefined: the beginning was missed. */
  view: ConversationSnapshot | undefined;
};

export const emptyLog: ConversationLog = { base: undefined, recent: [], view: undefined };

/** Far more than a stream lags behind an answer. */
const KEPT = 100;

/** With one more event; the same log if it holds it already (SPEC EV5). */
export function withEvent(log: ConversationLog, event: ConversationEvent): ConversationLog {
  const { base, recent } = log;
  const isHeld = recent.some(({ cursor }) => cursor === event.cursor);
  if (isHeld || (base && event.cursor <= base.cursor)) return log;
  const sorted = [...recent, event].sort((one, other) => one.cursor - other.cursor);
  if (sorted.length <= KEPT) return fold(base, sorted);
  const half = KEPT / 2;
  return fold(fold(base, sorted.slice(0, half)).view, sorted.slice(half));
}

/** On a snapshot of the server's, with what was seen after it. */
export function withSnapshot(log: ConversationLog, base: ConversationSnapshot): ConversationLog {
  if (log.base && log.base.cursor > base.cursor) return log;
  return fold(
    base,
    log.recent.filter(({ cursor }) => cursor > base.cursor),
  );
}

function fold(
  base: ConversationSnapshot | undefined,
  recent: readonly ConversationEvent[],
): ConversationLog {
  let view = base;
  for (const event of recent) view = applyEvent(view, event);
  return { base, recent, view };
}
