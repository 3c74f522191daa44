// What the package offers; hashing, weighing and the word lists stay inside.
export { analyse } from "./analyse.ts";
export { buildIndex, createIndexBuilder } from "./index-builder.ts";
export { updateIndex } from "./update-index.ts";
export { hasUnseen } from "./has-unseen.ts";
export { readSynonyms } from "./synonyms.ts";
export type { SynonymGroup } from "./synonyms.ts";
export { exportIndex, importIndex } from "./index-storage.ts";
export { search } from "./search.ts";
export { kindOf, rankKinds } from "./rank-kinds.ts";
export { knownShare, searchQuestion } from "./question-search.ts";
export { highlight } from "./highlight.ts";
export { excerpt } from "./excerpt.ts";
export { decide } from "./decide.ts";
export { feelingOf } from "./feeling.ts";
export { asForeign, withIntents } from "./intent-findings.ts";
export { repeatedQuestion } from "./repeated-question.ts";
export { groupQuestions } from "./group-questions.ts";
export { readNames } from "./foreign-names.ts";
export { readSlots } from "./slots.ts";
export { stem } from "./stem.ts";
export type { Feeling } from "./feeling.ts";
export type { IntentFindings } from "./intent-findings.ts";
export type { CountedQuestion } from "./group-questions.ts";
export type { Slots } from "./slots.ts";
export type { Term } from "./analyse.ts";
export type { IndexBuilder } from "./index-builder.ts";
export type { IndexDelta } from "./update-index.ts";
export type { StoredIndex } from "./index-storage.ts";
export type { SearchDocument, SearchIndex } from "./search-index.ts";
export type { DocumentKind } from "./rank-kinds.ts";
export type { SearchHit, SearchOptions } from "./search.ts";
export type { Findings, QuestionHit } from "./question-search.ts";
export type { TextRange } from "./highlight.ts";
export type { Excerpt } from "./excerpt.ts";
export type {
  Aspect,
  BotAnswer,
  BotArticle,
  BotDecision,
  BotOffers,
  BotSection,
  BotTurn,
  DecideInput,
  DecisionTrace,
  Offered,
  OfferReason,
} from "./decision.ts";
