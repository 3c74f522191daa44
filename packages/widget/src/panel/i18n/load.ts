/// <reference types="vite/types/importMeta.d.ts" />
import { pickLocale, type Locale } from "@helpbuoy/protocol";
import { importAgain } from "../import-again.ts";
import type { Texts } from "../translate.ts";

// One chunk per language; a new file in this folder is a new language.
const files = import.meta.glob<{ default: Texts }>(["./*.ts", "!./load.ts", "!./*.test.ts"]);

/** The tags there are texts for, in lower case; English first, since the first serves everybody else. */
export const offeredLocales: readonly string[] = [
  "en",
  ...Object.keys(files)
    .map((path) => path.slice("./".length, -".ts".length))
    .filter((tag) => tag !== "en"),
];

/** Fetches the texts that serve a locale best. Rejects when their chunk does not come, twice. */
export async function loadTexts(locale: Locale): Promise<Texts> {
  const load = files[`./${pickLocale([locale], offeredLocales)}.ts`] as () => Promise<{
    default: Texts;
  }>;
  const { default: texts } = await load().catch(() => importAgain(load, 1));
  return texts;
}
