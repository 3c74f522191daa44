import type { ConversationSnapshot, DeskRecord, Id } from "@helpbuoy/protocol";
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
      return found.toSorted((a, b) => (promisedOf(a) < promisedOf(b) ? -1 : 1));
    default:
      return found.toSorted((a, b) => (updatedOf(a) > updatedOf(b) ? -1 : 1));
  }
}

function isIn(view: View, { snapshot, record }: Entry, { agentId, teams, now }: Viewer): boolean {
  const { handler, status, assignee, categorySlug, promisedAt } = snapshot.conversation;
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
      return promisedAt !== null && Date.parse(promisedAt) - now < SOON;
    case "all":
      return true;
    default:
      return view satisfies never;
  }
}

const waitsSince = ({ snapshot }: Entry) => snapshot.conversation.queuedAt ?? "";
const promisedOf = ({ snapshot }: Entry) => snapshot.conversation.promisedAt ?? "";
const updatedOf = ({ snapshot }: Entry) => snapshot.conversation.updatedAt;

/** How many messages of the visitor no agent has seen. */
export function unseenCount({ snapshot: { conversation, messages } }: Entry): number {
  return messages.filter(
    ({ author, cursor }) => author === "visitor" && cursor > conversation.seenCursor,
  ).length;
}
