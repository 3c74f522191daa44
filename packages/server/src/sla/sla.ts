import {
  addWorkingMinutes,
  workingMinutesBetween,
  type Hours,
  type PromiseKind,
  type ReplyTargets,
  type ServerEvent,
} from "@helpbuoy/protocol";

/** What a log says of the promises; milliseconds since the epoch. */
export type SlaFacts = {
  askedAt: number | undefined;
  firstReplyAt: number | undefined;
  resolvedAt: number | undefined;
  /** While it waited for the visitor, for others, or was taken for solved; the last may be open. */
  pauses: { from: number; to: number | undefined }[];
};

export type SlaClock = {
  kind: PromiseKind;
  /** Open minutes that count so far. */
  usedMinutes: number;
  targetMinutes: number;
  /** When it is breached if nothing pauses it; undefined while paused, or once it is over. */
  dueAt: number | undefined;
  state: "running" | "paused" | "met" | "breached";
  /** Four fifths are used: someone should look. */
  isNear: boolean;
};

/** Without hours, people answer around the clock. */
const roundTheClock: Hours = {
  timeZone: "UTC",
  weekly: Array.from({ length: 7 }, () => [["00:00", "24:00"]]),
  holidays: [],
};
const NEAR = 0.8;

/**
 * Reads a conversation's log: since when a person is asked for, and what counts (SPEC SL2).
 * @param before what was read of it up to these events
 */
export function slaFactsOf(events: readonly ServerEvent[], before?: SlaFacts): SlaFacts {
  const facts: SlaFacts = structuredClone(before) ?? {
    askedAt: undefined,
    firstReplyAt: undefined,
    resolvedAt: undefined,
    pauses: [],
  };
  for (const event of events) {
    const at = Date.parse(event.at);
    const isAsked = event.type === "handoff.requested" || event.type === "ticket.created";
    if (isAsked && facts.askedAt === undefined) {
      facts.askedAt = at;
      // What stood still while the bot had it: to ask for a person opens it, without a change of status.
      facts.pauses = [];
      facts.resolvedAt = undefined;
    }
    if (event.type === "message.created" && event.message.author === "agent") {
      facts.firstReplyAt ??= at;
    }
    if (event.type !== "ticket.status_changed") continue;
    const last = facts.pauses.at(-1);
    const isRunning = event.status === "open" || event.status === "new";
    if (isRunning && last && last.to === undefined) last.to = at;
    if (!isRunning && (!last || last.to !== undefined)) {
      facts.pauses.push({ from: at, to: undefined });
    }
    const isOver = event.status === "resolved" || event.status === "closed";
    facts.resolvedAt = isOver ? (facts.resolvedAt ?? at) : undefined;
  }
  return facts;
}

/** Where both promises stand (SPEC SL1-SL3); none before a person was asked for. */
export function slaOf(
  facts: SlaFacts,
  target: ReplyTargets["normal"],
  hours: Hours = roundTheClock,
  now: number,
): SlaClock[] {
  const { askedAt } = facts;
  if (askedAt === undefined) return [];
  return [
    clockOf("first_reply", target.firstReply, facts.firstReplyAt),
    clockOf("resolution", target.resolution, facts.resolvedAt),
  ];

  function clockOf(kind: PromiseKind, targetMinutes: number, doneAt: number | undefined): SlaClock {
    const end = doneAt ?? now;
    let usedMinutes = workingMinutesBetween(hours, askedAt as number, end);
    let isPaused = false;
    for (const { from, to = end } of facts.pauses) {
      if (from >= end) continue;
      usedMinutes -= workingMinutesBetween(hours, from, Math.min(to, end));
      if (doneAt === undefined && to >= now) isPaused = true;
    }
    const left = targetMinutes - usedMinutes;
    const isBreached = left < 0 || (left === 0 && doneAt === undefined && !isPaused);
    const state = isBreached
      ? "breached"
      : doneAt !== undefined
        ? "met"
        : isPaused
          ? "paused"
          : "running";
    return {
      kind,
      usedMinutes,
      targetMinutes,
      dueAt: state === "running" ? addWorkingMinutes(hours, now, left) : undefined,
      state,
      isNear: usedMinutes >= targetMinutes * NEAR,
    };
  }
}
