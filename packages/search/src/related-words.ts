import { fold } from "./fold.ts";
import { stem } from "./stem.ts";
import { canonical } from "./tokenise.ts";
import { wordGroups } from "./word-groups.ts";

const ENDINGS = ["", "e", "s", "es", "d", "ed", "ing"];
const LATIN = /^[a-z]{3,}$/;

const stems = (text: string): string[] => canonical(fold(text)).trim().split(" ").map(stem);

// A pattern stands between spaces, but for a script without spaces, which has no words to part.
const pattern = (word: string): string => {
  const text = stems(word).join(" ");
  return /^[a-z]/.test(text) ? ` ${text} ` : text;
};

const GROUPS = wordGroups().map((group) => group.map((word) => ({ word, pattern: pattern(word) })));

/** Words that an article may use for those of a question: other forms of them, and other words. */
export function relatedWords(question: string): string[] {
  const said = stems(question);
  const text = ` ${said.join(" ")} `;
  const related = said
    .filter((root) => LATIN.test(root))
    .flatMap((root) => ENDINGS.map((ending) => root + ending));
  for (const group of GROUPS) {
    if (group.some((one) => text.includes(one.pattern))) {
      for (const one of group) if (!text.includes(one.pattern)) related.push(one.word);
    }
  }
  return related;
}
