import type { Locale } from "@helpbuoy/protocol";

/** What the desk itself tells a visitor of what was done with their conversation. */
export type SystemWords = {
  escalated: (team: string) => string;
  mergedInto: (number: string) => string;
  mergedFrom: (number: string) => string;
};

const zh: SystemWords = {
  escalated: (team) => `已转给${team}继续处理。你说过的内容他们都能看到，不用再说一遍。`,
  mergedInto: (number) => `这张工单和 ${number} 说的是同一件事，之后都在 ${number} 里答复。`,
  mergedFrom: (number) => `工单 ${number} 说的是同一件事，已并到这里一起处理。`,
};

const en: SystemWords = {
  escalated: (team) =>
    `Passed on to ${team}. They see everything you wrote, so there is no need to say it again.`,
  mergedInto: (number) =>
    `This ticket and ${number} are about the same thing; the answer comes in ${number}.`,
  mergedFrom: (number) => `Ticket ${number} is about the same thing and is now answered here.`,
};

export function systemWords(locale: Locale): SystemWords {
  return locale.toLowerCase().startsWith("zh") ? zh : en;
}
