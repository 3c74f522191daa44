import type { SpamSign, Suspicion } from "@helpbuoy/protocol";

/** What a visitor wrote, and what else came lately. */
export type Written = {
  text: string;
  /** Other conversations of the last day with the same text. */
  alike: number;
  /** Other conversations that this visitor brought to people within ten minutes. */
  lately: number;
};

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"']+/giu;
/** Points of one sign at most: no single one but a blocked word is certain. */
const MOST = 6;
const OF_BLOCKED_WORD = 5;

/**
 * How much of what is written looks like spam (SPEC SP2).
 * @returns undefined where nothing does
 */
export function spamScore(
  { text, alike, lately }: Written,
  blockedWords: readonly string[],
): Suspicion | undefined {
  const plain = comparable(text);
  const points: Record<SpamSign, number> = {
    links: Math.min(MOST, Math.max(0, (text.match(LINK)?.length ?? 0) - 2) * 2),
    repeated: Math.min(MOST, alike * 2 + (repeatsItself(text) ? 3 : 0)),
    fast: Math.min(MOST, Math.floor(lately / 2) * 2),
    blocked_word:
      blockedWords.filter((word) => contains(plain, comparable(word))).length * OF_BLOCKED_WORD,
  };
  const signs = (Object.keys(points) as SpamSign[]).filter((sign) => points[sign] > 0);
  if (signs.length === 0) return undefined;
  return { score: signs.reduce((sum, sign) => sum + points[sign], 0), signs };
}

/** Text as it is compared: without case, width, invisible signs and different spaces. */
export function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim();
}

function repeatsItself(text: string): boolean {
  if (/(\S)\1{39}/u.test(text)) return true;
  const counts = new Map<string, number>();
  for (const line of text.split(/[\n。！？!?]+|\. /u).map(comparable)) {
    if (line.length >= 6) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) >= 4;
}

/** Of scripts with spaces between words: there "sex" does not stand in "Essex". */
const SPACED = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]$/u;

function contains(text: string, word: string): boolean {
  if (word === "") return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!joins(text[at - 1], word[0]) && !joins(word.at(-1), text[end])) return true;
  }
  return false;
}

function joins(before: string | undefined, after: string | undefined): boolean {
  return SPACED.test(before ?? "") && SPACED.test(after ?? "");
}
