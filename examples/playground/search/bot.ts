import { decide, searchQuestion, type BotDecision, type SearchIndex } from "@helpbuoy/search";
import type { Pack } from "./pack.ts";

export type Decided = { decision: BotDecision; time: number };

/** The bot's decision on the first message of a talk, and the milliseconds it took. */
export function askBot(index: SearchIndex, { articles }: Pack, query: string): Decided {
  const start = performance.now();
  const decision = decide({
    query,
    history: [],
    search: (question) => searchQuestion(index, question),
    article: (id) => articles.find((article) => article.id === id),
  });
  return { decision, time: performance.now() - start };
}

/** The articles that a decision names, and as what. */
export function namedBy(decision: BotDecision): Map<string, "answer" | "choice" | "near"> {
  switch (decision.kind) {
    case "answer": {
      const answers = [decision, ...(decision.more ?? [])].map(({ articleId }) => articleId);
      return new Map([
        ...(decision.beside ?? []).map((id) => [id, "choice"] as const),
        ...answers.map((id) => [id, "answer"] as const),
      ]);
    }
    case "clarify":
      return new Map(decision.choices.map((id) => [id, "choice"]));
    case "unknown":
      return new Map(decision.near.map((id) => [id, "near"]));
    default:
      return new Map();
  }
}
