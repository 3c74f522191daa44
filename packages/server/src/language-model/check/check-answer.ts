import type { ArticleId, RichText } from "@helpbuoy/protocol";
import { parseMarkdown } from "@helpbuoy/rich-text/parse";
import { stretchesOf, treeFault, unmarked, type TreeFault } from "./answer-tree.ts";
import type { Passage } from "./passage.ts";
import {
  readPassage,
  sentenceFault,
  type ReadPassage,
  type SentenceFault,
} from "./sentence-holds.ts";
import { citedSentences, resolveCites, type Sentence } from "./sentences.ts";
import { hasUnseen, namesAddress } from "./suspicious.ts";

/** Why an answer does not hold. */
export type AnswerFault =
  | "declined"
  | "uncited"
  | "address"
  | "unseen"
  | "too_long"
  | TreeFault
  | SentenceFault;

export type CheckedAnswer =
  | { holds: true; body: RichText; articleIds: ArticleId[] }
  | { holds: false; fault: AnswerFault };

/** Characters of an answer; ours of today have 700. */
export const LONGEST_ANSWER = 2_000;
/** What the model is told to say where the passages do not answer. */
export const NO_ANSWER = "NO_ANSWER";

export type AnswerCheck = (markdown: string) => CheckedAnswer;

/**
 * What may be told of an answer that a model writes from these passages (SPEC LM2, LM3): every sentence
 * stands on what it cites, brings no number, name or address of its own, and turns nothing round. What
 * it cannot see is a sentence that puts together wrongly what stands side by side in one passage. A
 * pure function, that reads a passage and a sentence once, however often an answer grows.
 */
export function createAnswerCheck(passages: readonly Passage[]): AnswerCheck {
  const byNumber = new Map(passages.map((passage) => [passage.number, passage]));
  const read = new Map<number, ReadPassage>();
  const known = new Map<string, SentenceFault | undefined>();

  function readOnce(passage: Passage): ReadPassage {
    const one = read.get(passage.number) ?? readPassage(passage);
    read.set(passage.number, one);
    return one;
  }

  function faultOf({ text, cites }: Sentence): SentenceFault | undefined {
    const name = `${cites.join()} ${text}`;
    if (known.has(name)) return known.get(name);
    const own = cites.flatMap((number) => byNumber.get(number) ?? []);
    const fault = sentenceFault(text, own.map(readOnce));
    known.set(name, fault);
    return fault;
  }

  return (markdown) => {
    const no = (fault: AnswerFault): CheckedAnswer => ({ holds: false, fault });
    const text = markdown.trim();
    if (text === "" || text.includes(NO_ANSWER)) return no("declined");
    if (text.length > LONGEST_ANSWER) return no("too_long");
    if (hasUnseen(text)) return no("unseen");

    const { tree, problems } = parseMarkdown(text, { media: () => undefined });
    if (problems.length > 0) return no("markup");
    const wrongTree = treeFault(tree, () => true);
    if (wrongTree) return no(wrongTree);
    const stretches = stretchesOf(tree);
    const sentences = resolveCites(stretches.map(citedSentences));
    if (!sentences || sentences.length === 0) return no("uncited");
    const numbers = [...new Set(sentences.flatMap(({ cites }) => cites))];
    const cited = numbers.flatMap((number) => byNumber.get(number) ?? []);
    if (cited.length < numbers.length) return no("uncited");
    const wrongLink = treeFault(tree, (slug) => cited.some((passage) => passage.slug === slug));
    if (wrongLink) return no(wrongLink);
    if (stretches.some(namesAddress)) return no("address");
    for (const sentence of sentences) {
      const wrong = faultOf(sentence);
      if (wrong) return no(wrong);
    }
    const articleIds = [...new Set(cited.map(({ articleId }) => articleId))];
    return { holds: true, body: unmarked(tree), articleIds };
  };
}
