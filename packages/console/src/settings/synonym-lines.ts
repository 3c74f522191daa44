import type { Locale, ProblemIssue, SynonymGroup } from "@helpbuoy/protocol";
import type { TextKey } from "../translate.ts";

/** So much of a line is repeated where it is told what is wrong with it. */
const SHOWN = 40;

/** A group as it was typed, in the line where it stands, counted from 1. */
export type SynonymLine = { line: number; typed: string; words: SynonymGroup };

/** One group a line, words parted by commas of either script; empty lines and words count for nothing. */
export function readSynonymLines(text: string): SynonymLine[] {
  return text.split("\n").flatMap((typed, at) => {
    const words = typed
      .split(/[,，、]/)
      .map((word) => word.trim())
      .filter((word) => word !== "");
    return words.length > 0 ? [{ line: at + 1, typed: typed.trim(), words }] : [];
  });
}

/** The same groups as text, as a language lists words. */
export function writeSynonymLines(groups: readonly SynonymGroup[], locale: Locale): string {
  const comma = /^(zh|ja)\b/.test(locale) ? "、" : ", ";
  return groups.map((group) => group.join(comma)).join("\n");
}

/** What the server refused of these lines; line 0 where it is all of them together. */
export function refusedLines(
  issues: readonly ProblemIssue[],
  lines: readonly SynonymLine[],
): { line: number; typed: string; reason: TextKey }[] {
  return issues.flatMap(({ path, code }) => {
    const [field, group, word] = path.split(".");
    if (field !== "groups") return [];
    const { line = 0, typed = "" } = lines[Number(group)] ?? {};
    const shown = typed.length > SHOWN ? `${typed.slice(0, SHOWN)}…` : typed;
    return [{ line, typed: shown, reason: reasonOf({ code, isOfWord: word !== undefined, line }) }];
  });
}

function reasonOf(issue: { code: string; isOfWord: boolean; line: number }): TextKey {
  if (issue.line === 0) return "synonyms_too_many";
  if (issue.isOfWord) return issue.code === "too_long" ? "synonym_too_long" : "synonym_no_word";
  return issue.code === "too_long" ? "synonym_too_many_words" : "synonym_alone";
}
