import { isDeepStrictEqual } from "node:util";
import type { Id, ServerEvent } from "@helpbuoy/protocol";
import { marksIn, type Act, type History, type Reader } from "./history.ts";

/**
 * What went wrong, in sentences; nothing where all holds: what was acknowledged is there once and as it
 * was answered, what was refused is not, each conversation has one order at every reader, one owner at
 * a time, and one number.
 */
export function checkHistory(history: History): string[] {
  const log = history.log;
  return [
    ...checkCursors("the log", log),
    ...checkWords(history),
    ...checkAnswers(history),
    ...history.readers.flatMap((reader) => checkReader(reader, history)),
    ...checkSnapshots(history),
    ...[...byConversation(log).values()].flatMap((events) => checkOwner(events, history)),
    ...checkNumbers(log),
  ];
}

/** What each message of the log says, by its mark. */
function placesOf(log: readonly ServerEvent[]): Map<string, ServerEvent[]> {
  const places = new Map<string, ServerEvent[]>();
  for (const event of log) {
    if (event.type !== "message.created") continue;
    for (const mark of marksIn(event.message.body)) {
      places.set(mark, [...(places.get(mark) ?? []), event]);
    }
  }
  return places;
}

function checkWords({ acts, log }: History): string[] {
  const places = placesOf(log);
  const doubled = [...places].flatMap(([mark, events]) =>
    events.length > 1 ? [`doubled: ${mark} stands ${events.length} times`] : [],
  );
  const lines = new Map<string, { mark: string; cursor: number }[]>();
  const wrong = acts.flatMap((act) => {
    const { mark, outcome, actor, conversationId } = act;
    if (mark === undefined) return [];
    const place = places.get(mark)?.[0];
    if (outcome === "fail") return place ? [`refused, yet done: ${mark} (${act.code})`] : [];
    if (outcome === "info") return [];
    if (!place) return [`lost: ${mark} of ${actor} was acknowledged`];
    if (place.conversationId !== conversationId) return [`astray: ${mark}`];
    const key = `${actor} in ${conversationId}`;
    lines.set(key, [...(lines.get(key) ?? []), { mark, cursor: place.cursor }]);
    return [];
  });
  const disorder = [...lines].flatMap(([key, line]) =>
    line.flatMap(({ mark, cursor }, index) =>
      cursor < (line[index - 1]?.cursor ?? 0) ? [`out of order: ${mark} of ${key}`] : [],
    ),
  );
  return [...doubled, ...wrong, ...disorder];
}

/** An answer names places in the log: a crash must not give them to others. */
function checkAnswers({ acts, log }: History): string[] {
  const byCursor = new Map(log.map((event) => [event.cursor, event]));
  return acts.flatMap(({ actor, kind, events }: Act) =>
    events.flatMap((event) =>
      isDeepStrictEqual(byCursor.get(event.cursor), event)
        ? []
        : [
            `${kind} of ${actor} was answered with ${event.type} at ${event.cursor}; the log differs`,
          ],
    ),
  );
}

function checkCursors(name: string, events: readonly ServerEvent[]): string[] {
  return events.flatMap(({ cursor }, index) =>
    cursor <= (events[index - 1]?.cursor ?? 0) ? [`${name}: ${cursor} comes late or twice`] : [],
  );
}

/** What a reader has to have been told. */
export function dueTo(
  { visitor }: Reader,
  { acts, log }: Pick<History, "acts" | "log">,
): ServerEvent[] {
  if (visitor === undefined) return [...log];
  const own = new Set(
    acts.filter(({ actor }) => actor === visitor).map(({ conversationId }) => conversationId),
  );
  return log.filter(
    ({ type, conversationId }) =>
      !type.startsWith("desk.") && (conversationId === null || own.has(conversationId)),
  );
}

function checkReader(reader: Reader, history: History): string[] {
  const { name, events, resets } = reader;
  const seen = dueTo(reader, history);
  const wrong = checkCursors(name, events);
  if (resets > 0) wrong.push(`${name}: ${resets} resets, though all can be replayed`);
  const hole = seen.findIndex((event, index) => !isDeepStrictEqual(events[index], event));
  if (hole >= 0) {
    wrong.push(`${name}: not told of ${seen[hole]?.type} at ${seen[hole]?.cursor}`);
  } else if (events.length > seen.length) {
    wrong.push(`${name}: told of ${events[seen.length]?.type}, which is not theirs or not there`);
  }
  return wrong;
}

function checkSnapshots({ log, snapshots }: History): string[] {
  const conversations = byConversation(log);
  return snapshots.flatMap(({ visitor, snapshots: all }) =>
    all.flatMap(({ conversation, messages }) => {
      const written = (conversations.get(conversation.id) ?? []).flatMap((event) =>
        event.type === "message.created" ? [event.message.id] : [],
      );
      const isSame = isDeepStrictEqual(
        messages.map(({ id }) => id),
        written,
      );
      return isSame ? [] : [`${visitor}: a fresh ${conversation.id} has other messages`];
    }),
  );
}

function byConversation(log: readonly ServerEvent[]): Map<Id, ServerEvent[]> {
  const conversations = new Map<Id, ServerEvent[]>();
  for (const event of log) {
    if (event.conversationId === null) continue;
    const events = conversations.get(event.conversationId);
    if (events) events.push(event);
    else conversations.set(event.conversationId, [event]);
  }
  return conversations;
}

/** Nobody takes over here, so an agent's conversation becomes another's by way of the queue alone. */
function checkOwner(events: readonly ServerEvent[], { agents }: History): string[] {
  let owner: string | undefined;
  let isHandedOff = false;
  return events.flatMap((event): string[] => {
    const place = `${event.conversationId} at ${event.cursor}`;
    if (event.type === "conversation.handler_changed") {
      const next = event.assignee?.id;
      const wrong = owner !== undefined && next !== undefined && next !== owner;
      owner = next;
      isHandedOff ||= event.handler !== "bot";
      return wrong ? [`two owners: ${place}`] : [];
    }
    if (event.type === "handoff.requested" || event.type === "ticket.created") {
      isHandedOff ||= event.conversation.handler !== "bot";
    }
    if (event.type !== "message.created") return [];
    const { author, authorName } = event.message;
    if (author === "bot" && isHandedOff) return [`the bot spoke after the handoff: ${place}`];
    if (author === "agent" && (owner === undefined || agents.get(owner) !== authorName)) {
      return [`${authorName} wrote in what is not theirs: ${place}`];
    }
    return [];
  });
}

function checkNumbers(log: readonly ServerEvent[]): string[] {
  const numbers = new Map<string, Id>();
  const numbered = new Set<Id>();
  return log.flatMap((event) => {
    if (event.type !== "ticket.created" && event.type !== "handoff.requested") return [];
    const { id, number } = event.conversation;
    if (number === null) return [`without a number: ${id}`];
    const wrong: string[] = [];
    if (numbered.has(id)) wrong.push(`numbered twice: ${id}`);
    if (numbers.has(number)) wrong.push(`${number} was given twice`);
    numbered.add(id);
    numbers.set(number, id);
    return wrong;
  });
}
