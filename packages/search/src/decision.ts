import type { Findings } from "./question-search.ts";
import type { Mood } from "./small-talk.ts";
import type { Slots } from "./slots.ts";

/** What the bot reads of an article. */
export type BotArticle = {
  readonly id: string;
  readonly title: string;
  /** Other ways to ask for it. */
  readonly questions: readonly string[];
  readonly sections: readonly BotSection[];
  /** Its category is one where a person is offered with every answer. */
  readonly personFirst?: boolean;
};

export type BotSection = { readonly heading: string; readonly text: string };

/** An earlier turn: what the visitor wrote, what was decided, and which article it led to. */
export type BotTurn = {
  readonly text: string;
  readonly decided: BotDecision["kind"];
  readonly articleId?: string;
  /** The articles that were offered to choose from. */
  readonly choices?: readonly string[];
  /** The guides and tasks that were offered. */
  readonly offered?: readonly string[];
  /** What was known of order, amount and account by then. */
  readonly slots?: Slots;
};

/** Guides and tasks, where there are any: they settle what articles tell. */
export type BotOffers = {
  /** Ids of what settles an article. */
  readonly settling: (articleId: string) => readonly string[];
  /** `(question) => searchQuestion(index, question)`, with the index of all kinds. */
  readonly search: (question: string) => Findings;
};

/** A guide or task to offer, and why: it settles the article that answers, or it fits best of all. */
export type Offered = { readonly id: string; readonly why: "settles" | "fits" };

/**
 * Everything a decision depends on. `history` is oldest first; `search` is
 * `(question) => searchQuestion(index, question)`.
 */
export type DecideInput = {
  readonly query: string;
  readonly history: readonly BotTurn[];
  readonly search: (question: string) => Findings;
  readonly article: (id: string) => BotArticle | undefined;
  readonly offers?: BotOffers;
};

/** What a follow-up asks of the topic at hand. */
export type Aspect = "time" | "cost" | "conditions" | "failure" | "steps";

/** Why it was decided so; for logs, tests and the console, not for visitors. */
export type DecisionTrace = Findings & {
  /** Probability that the question is ours and the first hit answers it, 0 to 1. */
  readonly confidence: number;
  /** The text that was searched for; differs from the query in a follow-up. */
  readonly searched: string;
  /** The article a follow-up was resolved against, and what it asks of it. */
  readonly topic?: string;
  readonly aspect?: Aspect;
  /** The questions that the message was read as, where there were several. */
  readonly parts?: readonly string[];
};

/** Why a person is offered; where several hold, the first of these. */
export type OfferReason =
  | "negative_feeling"
  | "person_first"
  | "repeated_question"
  | "low_confidence";

/** What to do, why a person is offered with it, if one is, and what else settles it. */
export type BotDecision = BotMove & {
  readonly offer?: OfferReason;
  /** Guides and tasks that settle it, the best first; missing where none does. */
  readonly offers?: readonly Offered[];
  /** What the talk has told so far; the latest word counts. */
  readonly slots: Slots;
};

/** One article of an answer, and the section that fits what was asked, if one stands out. */
export type BotAnswer = {
  readonly articleId: string;
  readonly section?: number;
  /** The sentences of that section that answer, where all of it has been said before. */
  readonly sentences?: string;
};

export type BotMove =
  | (BotAnswer & {
      readonly kind: "answer";
      /** What else may have been meant, where the answer is likely and not sure; at most two. */
      readonly beside?: readonly string[];
      /** What answers the further questions of the same message. */
      readonly more?: readonly BotAnswer[];
      readonly confidence: number;
      readonly trace: DecisionTrace;
    })
  | { readonly kind: "clarify"; readonly choices: readonly string[]; readonly trace: DecisionTrace }
  | {
      readonly kind: "unknown";
      /** What may come close; empty where the question shares too little with any article. */
      readonly near: readonly string[];
      /** True when a person comes first: for one, the turn before was not understood either. */
      readonly offerPerson: boolean;
      readonly trace: DecisionTrace;
    }
  | {
      readonly kind: "smalltalk";
      /** `noted`: it told order, amount or account and asked nothing. */
      readonly mood: Mood | "noted";
      readonly trace: DecisionTrace;
    }
  | { readonly kind: "person_requested"; readonly trace: DecisionTrace };
