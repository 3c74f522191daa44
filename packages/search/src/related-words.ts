import { fold } from "./fold.ts";
import { stem } from "./stem.ts";
import { readSynonyms } from "./synonyms.ts";
import { canonical } from "./tokenise.ts";
import { wordGroups } from "./word-groups.ts";

const ENDINGS = ["", "e", "s", "es", "d", "ed", "ing"];
const LATIN = /^[a-z]{3,}$/;

const synonyms = readSynonyms(wordGroups());

/** Words that an article may use for those of a question: other forms of them, and other words. */
export function relatedWords(question: string): string[] {
  const forms = canonical(fold(question))
    .trim()
    .split(" ")
    .map(stem)
    .filter((root) => LATIN.test(root))
    .flatMap((root) => ENDINGS.map((ending) => root + ending));
  return [...forms, ...synonyms(question)];
}
