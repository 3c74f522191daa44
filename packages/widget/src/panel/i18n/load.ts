/// <reference types="vite/types/importMeta.d.ts" />
import { pickLocale, type Locale } from "@helpbuoy/protocol";
import type { Texts } from "../translate.ts";

// One chunk per language; a new file in this folder is a new language.
const files = import.meta.glob<Texts>(["./*.ts", "!./load.ts", "!./*.test.ts"], {
  import: "default",
});

/** The tags there are texts for, in lower case; English first, since the first serves everybody else. */
export const offeredLocales: readonly string[] = [
  "en",
  ...Object.keys(files)
    .map((path) => path.slice("./".length, -".ts".length))
    .filter((tag) => tag !== "en"),
];

/** Fetches the texts that serve a locale best. Rejects when their chunk does not come. */
export function loadTexts(locale: Locale): Promise<Texts> {
  const load = files[`./${pickLocale([locale], offeredLocales)}.ts`];
  return (load as () => Promise<Texts>)();
}
