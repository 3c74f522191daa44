/*
 * A language is one file of texts, but its panel opens with a quarter of them: the build makes two
 * chunks of it, `?first.ts` with the texts listed here and `?rest.ts` with all others. Without this
 * plugin (in unit tests) both are the whole file.
 */
import type { Plugin } from "vite";
import type { TextKey } from "./src/panel/translate.ts";

/** What the frame, home's search box and its results say. A test holds that none is missing. */
export const firstTexts: readonly TextKey[] = [
  "article",
  "askBot",
  "assistant",
  "back",
  "backToTalk",
  "clear",
  "close",
  "fileTicket",
  "greeting",
  "help",
  "keepTalk",
  "loading",
  "look",
  "myTickets",
  "notKept",
  "nothingFound",
  "nothingFoundHint",
  "offlineNow",
  "privacy",
  "resultCount",
  "results",
  "retry",
  "screenFailed",
  "search",
  "searchFailed",
  "searchLabel",
  "searchPlaceholder",
  "settings",
  "siteHelp",
  "ticketNumber",
  "talkToPerson",
  "trackTicket",
  "unreadCount",
  "unsent",
  "waysOn",
];

const first = new Set<string>(firstTexts);

export const splitTexts: Plugin = {
  name: "split-texts",
  async load(id) {
    const [, file, part] = /^(.+\/i18n\/[a-z-]+\.ts)\?(first|rest)\.ts$/.exec(id) ?? [];
    if (!file) return undefined;
    this.addWatchFile(file);
    const { default: texts } = (await import(file)) as { default: Record<string, unknown> };
    const kept = Object.entries(texts).filter(([key]) => first.has(key) === (part === "first"));
    return `export default ${JSON.stringify(Object.fromEntries(kept))}`;
  },
};
