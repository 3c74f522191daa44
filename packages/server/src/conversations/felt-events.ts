import { richTextToPlainText, type Id, type Message } from "@helpbuoy/protocol";
import { feelingOf, type Feeling } from "@helpbuoy/search";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { NewDeskEvent } from "./desk-log.ts";
import { systemWords } from "./system-words.ts";

/** The gravest first: that one is told where several showed. */
const BY_GRAVITY: readonly Feeling[] = ["distress", "threat", "anger"];

/**
 * What agents are told of a visitor who showed a strong negative feeling before asking for a person:
 * a higher priority, and a tag that says why (SPEC BT7). Nothing where none showed.
 */
export function feltEvents(
  site: StoredSite,
  conversationId: Id,
  messages: readonly Message[],
): NewDeskEvent[] {
  const felt = new Set(
    messages
      .filter(({ author }) => author === "visitor")
      .map(({ body }) => feelingOf(richTextToPlainText(body))),
  );
  const feeling = BY_GRAVITY.find((one) => felt.has(one));
  if (!feeling) return [];
  const tag = systemWords(site.defaultLocale).feeling[feeling];
  return [
    { type: "desk.priority_changed", conversationId, priority: "high" },
    { type: "desk.tags_changed", conversationId, tags: [tag] },
  ];
}
