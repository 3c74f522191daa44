import type { Locale } from "@helpbuoy/protocol";
import type { Feeling } from "@helpbuoy/search";

/** What the desk itself says of a conversation: to its visitor, and in a tag to agents. */
export type SystemWords = {
  escalated: (team: string) => string;
  mergedInto: (number: string) => string;
  mergedFrom: (number: string) => string;
  feeling: Record<Feeling, string>;
  /** What became of a task, where nobody says more. */
  task: Record<"done" | "refused" | "failed", (title: string) => string>;
};

const zh: SystemWords = {
  escalated: (team) => `已转给${team}继续处理。你说过的内容他们都能看到，不用再说一遍。`,
  mergedInto: (number) => `这张工单和 ${number} 说的是同一件事，之后都在 ${number} 里答复。`,
  mergedFrom: (number) => `工单 ${number} 说的是同一件事，已并到这里一起处理。`,
  feeling: { anger: "情绪：愤怒", threat: "情绪：要投诉", distress: "情绪：焦急或痛苦" },
  task: {
    done: (title) => `“${title}”已办好。`,
    refused: (title) => `“${title}”没有通过。`,
    failed: (title) => `“${title}”没有办成，客服会接着处理。`,
  },
};

const en: SystemWords = {
  escalated: (team) =>
    `Passed on to ${team}. They see everything you wrote, so there is no need to say it again.`,
  mergedInto: (number) =>
    `This ticket and ${number} are about the same thing; the answer comes in ${number}.`,
  mergedFrom: (number) => `Ticket ${number} is about the same thing and is now answered here.`,
  feeling: {
    anger: "feeling: angry",
    threat: "feeling: may complain",
    distress: "feeling: distress",
  },
  task: {
    done: (title) => `“${title}” is done.`,
    refused: (title) => `“${title}” was refused.`,
    failed: (title) => `“${title}” did not work; people look into it.`,
  },
};

export function systemWords(locale: Locale): SystemWords {
  return locale.toLowerCase().startsWith("zh") ? zh : en;
}
