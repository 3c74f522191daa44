import type { ConversationSnapshot, DeskRecord, Id, PromiseKind } from "@helpbuoy/protocol";
import type { Team } from "../desk-api.ts";

/** A conversation with what agents alone know of it. */
export type Entry = { snapshot: ConversationSnapshot; record: DeskRecord };

export const views = [
  "mine",
  "unassigned",
  "team",
  "all",
  "longest",
  "breaching",
  "resolved",
] as const;
export type View = (typeof views)[number];

/** How long before the promised time a conversation counts as about to breach it, in ms. */
const SOON = 2 * 3_600_000;

export type Viewer = { agentId: Id; teams: readonly Team[]; now: number };

/** The conversations of a view, in its order. */
export function entriesOf(view: View, entries: Iterable<Entry>, viewer: Viewer): Entry[] {
  const found = [...entries].filter((entry) => isIn(view, entry, viewer));
  switch (view) {
    case "longest":
      return found.toSorted((a, b) => (waitsSince(a) < waitsSince(b) ? -1 : 1));
    case "breaching":
      return found.toSorted((a, b) => (pressing(a, viewer.now) < pressing(b, viewer.now) ? -1 : 1));
    default:
      return found.toSorted((a, b) => (updatedOf(a) > updatedOf(b) ? -1 : 1));
  }
}

function isIn(view: View, entry: Entry, { agentId, teams, now }: Viewer): boolean {
  const { snapshot, record } = entry;
  const { handler, status, assignee, categorySlug } = snapshot.conversation;
  const isOver = status === "resolved" || status === "closed";
  if (view === "resolved") return isOver && !record.isSpam && !record.mergedInto;
  if (isOver) return false;
  switch (view) {
    case "mine":
      return assignee?.id === agentId;
    case "unassigned":
    case "longest":
      return handler === "queue";
    case "team":
      return teams.some(
        ({ id, name, categorySlugs, agentIds }) =>
          agentIds.includes(agentId) &&
          (record.teamId === id ||
            assignee?.team === name ||
            (!record.teamId && categorySlug !== null && categorySlugs.includes(categorySlug))),
      );
    case "breaching":
      return promisedOf(entry) - now < SOON || owes(entry, record.warned.concat(record.breached));
    case "all":
      return true;
    default:
      return view satisfies never;
  }
}

const waitsSince = ({ snapshot }: Entry) => snapshot.conversation.queuedAt ?? "";
/** Milliseconds since the epoch; without a promised time, never. */
const promisedOf = ({ snapshot: { conversation } }: Entry) =>
  conversation.promisedAt === null ? Number.POSITIVE_INFINITY : Date.parse(conversation.promisedAt);

/**
 * Whether one of these promises, which the server says are near their end or broken (SPEC SL4), is
 * still to be met: an answer until there is one, a solution until it is over; neither while others
 * are waited for (SPEC SL3).
 */
function owes({ snapshot }: Entry, kinds: readonly PromiseKind[]): boolean {
  const { status } = snapshot.conversation;
  if (status !== "new" && status !== "open") return false;
  const isAnswered = snapshot.messages.some(({ author }) => author === "agent");
  return kinds.some((kind) => kind === "resolution" || !isAnswered);
}

/** Whether it should be solved soon, or should have been (SPEC SL4). */
export function solutionDue(entry: Entry): "soon" | "late" | undefined {
  const { warned, breached } = entry.record;
  if (breached.includes("resolution") && owes(entry, ["resolution"])) return "late";
  return warned.includes("resolution") && owes(entry, ["resolution"]) ? "soon" : undefined;
}

/** The less, the more it presses: what is late, then what was promised for soonest. */
function pressing(entry: Entry, now: number): number {
  const promised = promisedOf(entry);
  if (promised <= now || !owes(entry, entry.record.breached)) return promised;
  return now;
}

const updatedOf = ({ snapshot }: Entry) => snapshot.conversation.updatedAt;

/** How many messages of the visitor no agent has seen. */
export function unseenCount({ snapshot: { conversation, messages } }: Entry): number {
  return messages.filter(
    ({ author, cursor }) => author === "visitor" && cursor > conversation.seenCursor,
  ).length;
}
