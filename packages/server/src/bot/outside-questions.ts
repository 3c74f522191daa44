import { readFileSync } from "node:fs";
import type { Locale } from "@helpbuoy/protocol";

/**
 * What people also type into a help box and no help centre answers: other companies' products, homework,
 * the weather. A model that has seen such questions knows better what is none of ours.
 */
export function outsideQuestions(locale: Locale): string[] {
  const [language] = locale.toLowerCase().split("-");
  if (language !== "zh" && language !== "en") return [];
  const path = new URL(`./outside/${language}.txt`, import.meta.url);
  return readFileSync(path, "utf8").trim().split("\n");
}
