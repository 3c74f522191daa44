/// <reference types="vite/types/importMeta.d.ts" />
import { pickLocale, type Locale } from "@helpbuoy/protocol";
import { importAgain } from "../import-again.ts";
import type { Texts } from "../translate.ts";

type Load = () => Promise<{ default: Partial<Texts> }>;

// One file per language (a new file in this folder is a new language) makes two chunks: what the
// panel opens with, and the rest. See ../../../split-texts.ts.
const first = import.meta.glob(["./*.ts", "!./load.ts", "!./*.test.ts"], { query: "?first.ts" });
const rest = import.meta.glob(["./*.ts", "!./load.ts", "!./*.test.ts"], { query: "?rest.ts" });

/** The tags there are texts for, in lower case; English first, since the first serves everybody else. */
export const offeredLocales: readonly string[] = [
  "en",
  ...Object.keys(first)
    .map((path) => path.slice("./".length, -".ts".length))
    .filter((tag) => tag !== "en"),
];

async function load(chunks: Record<string, unknown>, locale: Locale): Promise<Partial<Texts>> {
  const chunk = chunks[`./${pickLocale([locale], offeredLocales)}.ts`] as Load;
  const { default: texts } = await chunk().catch(() => importAgain(chunk, 1));
  return texts;
}

/** Fetches what the panel opens with, in the language that serves a locale best. Rejects when it does not come, twice. */
export function loadFirstTexts(locale: Locale): Promise<Partial<Texts>> {
  return load(first, locale);
}

/** Fetches all texts of the language that serves a locale best. Rejects when they do not come, twice. */
export async function loadTexts(locale: Locale): Promise<Texts> {
  const [opening, others] = await Promise.all([load(first, locale), load(rest, locale)]);
  return { ...opening, ...others } as Texts;
}
