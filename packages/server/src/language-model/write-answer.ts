import type { ArticleId, Citation, Locale, Message, RichText } from "@helpbuoy/protocol";
import type { Clock } from "../clock.ts";
import type { PublishedKnowledge } from "../knowledge/published-knowledge.ts";
import { createChatEndpoint } from "./chat-endpoint.ts";
import { createAnswerCheck, type AnswerFault } from "./check/check-answer.ts";
import { readCheckedBeginning } from "./checked-beginning.ts";
import { ModelFailure, type ModelFailureReason } from "./model-failure.ts";
import { passagesFor } from "./passages.ts";
import { estimateTokens, promptFor } from "./prompt.ts";

export type ToWrite = {
  question: string;
  /** All that was said before it, oldest first. */
  earlier: readonly Message[];
  /** What the bot would cite, or let choose from. */
  decided: readonly Citation[];
  knowledge: PublishedKnowledge;
};

export type WrittenAnswer<Outcome = never> = {
  outcome: "answer" | AnswerFault | ModelFailureReason | Outcome;
  /** Missing where nothing was written that holds. */
  written?: { body: RichText; articleIds: ArticleId[] };
  tokens: number;
  /** Missing where the endpoint did answer. */
  failure?: ModelFailure;
};

export type WriteAnswer = (
  toWrite: ToWrite,
  options: {
    signal: AbortSignal;
    /** Is told what may be shown of the answer whenever that is more. */
    onText: (text: string) => void;
  },
) => Promise<WrittenAnswer>;

/** Has one answer written and checks it. */
export function createWriteAnswer(
  model: { url: string; model: string; key: string | undefined; timeout: number },
  clock: Clock,
): WriteAnswer {
  const endpoint = createChatEndpoint(model, clock);
  return async ({ question, earlier, decided, knowledge }, { signal, onText }) => {
    const passages = passagesFor(question, decided, knowledge);
    if (passages.length === 0) return { outcome: "declined", tokens: 0 };
    const locale: Locale = knowledge.locale;
    const messages = promptFor({ question, locale, earlier, passages });
    const asked = estimateTokens(messages.map(({ content }) => content).join(""));
    const check = createAnswerCheck(passages);
    const showChecked = readCheckedBeginning(check, onText);
    let heard = "";
    try {
      const answer = await endpoint.ask(messages, {
        signal,
        onText(text) {
          heard = text;
          showChecked(text);
        },
      });
      const tokens = answer.tokens ?? asked + estimateTokens(answer.text);
      // It has never been told the key; an endpoint that says it all the same is not let through.
      const isLeak = model.key !== undefined && answer.text.includes(model.key);
      const checked = check(isLeak ? "" : answer.text);
      return checked.holds
        ? { outcome: "answer", written: checked, tokens }
        : { outcome: checked.fault, tokens };
    } catch (failure) {
      if (!(failure instanceof ModelFailure)) throw failure;
      const { reason } = failure;
      const isUnasked = ["unreachable", "rate_limited", "refused"].includes(reason);
      const tokens = isUnasked ? 0 : asked + estimateTokens(heard);
      return { outcome: reason, tokens, failure };
    }
  };
}
