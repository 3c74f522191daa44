import type { ArticleId, Locale, Message, RichText, SiteKey } from "@helpbuoy/protocol";
import type { Deps } from "../deps.ts";
import { createChatEndpoint, type ChatEndpoint } from "./chat-endpoint.ts";
import { createAnswerCheck, type AnswerFault } from "./check/check-answer.ts";
import type { Passage } from "./check/passage.ts";
import { readCheckedBeginning } from "./checked-beginning.ts";
import { ModelFailure, type ModelFailureReason } from "./model-failure.ts";
import { estimateTokens, promptFor } from "./prompt.ts";

/** Under way at once: of all sites, and of one, so that no site's crowd takes every place. */
const AT_ONCE = 16;
const AT_ONCE_OF_SITE = 8;
/** After so many failures in a row visitors wait for it no more, for so long (ms). */
const FAILURES = 3;
const PAUSE = 30_000;

/** Why the model is not asked just now. */
export type WriterRefusal = "busy" | "paused";
export type WriteOutcome = "answer" | AnswerFault | ModelFailureReason | WriterRefusal;
export type WrittenAnswer = {
  outcome: WriteOutcome;
  /** Missing where nothing was written that holds. */
  written?: { body: RichText; articleIds: ArticleId[] };
  tokens: number;
};
export type ToWrite = {
  question: string;
  locale: Locale;
  earlier: readonly Message[];
  passages: readonly Passage[];
};

export type AnswerWriter = {
  /** Why it should not be asked now; undefined where it may be. */
  refusal(siteKey: SiteKey): WriterRefusal | undefined;
  /**
   * Never rejects.
   * @param onText is told what may be shown of the answer whenever that is more
   */
  write(
    siteKey: SiteKey,
    toWrite: ToWrite,
    options: { signal: AbortSignal; onText: (text: string) => void },
  ): Promise<WrittenAnswer>;
};

/** Has answers written by the language model of the settings; undefined where there is none. */
export function createAnswerWriter({
  settings,
  clock,
  logger,
}: Pick<Deps, "settings" | "clock" | "logger">): AnswerWriter | undefined {
  const { llmUrl: url, llmModel: model, llmKey: key, llmTimeoutSeconds } = settings;
  if (url === undefined || model === undefined) return undefined;
  const endpoint: ChatEndpoint = createChatEndpoint(
    { url, model, key, timeout: llmTimeoutSeconds * 1_000 },
    clock,
  );
  const underWay = new Map<SiteKey, number>();
  let failures = 0;
  let pausedUntil = 0;

  function failed({ reason, status, retryAfter }: ModelFailure): void {
    if (reason === "stopped") return;
    logger.warn({ reason, status }, "the language model did not answer; an article did");
    failures += 1;
    const isUseless = reason === "rate_limited" || reason === "refused" || failures >= FAILURES;
    if (isUseless) pausedUntil = clock.now() + (retryAfter ?? PAUSE);
  }

  async function write(
    { question, locale, earlier, passages }: ToWrite,
    { signal, onText }: { signal: AbortSignal; onText: (text: string) => void },
  ): Promise<WrittenAnswer> {
    const messages = promptFor({ question, locale, earlier, passages });
    const asked = estimateTokens(messages.map(({ content }) => content).join(""));
    let heard = "";
    const check = createAnswerCheck(passages);
    const read = readCheckedBeginning(check, onText);
    try {
      const answer = await endpoint.ask(messages, {
        signal,
        onText(text) {
          heard = text;
          read(text);
        },
      });
      failures = 0;
      const tokens = answer.tokens ?? asked + estimateTokens(answer.text);
      // It has never been told the key; an endpoint that says it all the same is not let through.
      const isLeak = key !== undefined && answer.text.includes(key);
      const checked = check(isLeak ? "" : answer.text);
      return checked.holds
        ? { outcome: "answer", written: checked, tokens }
        : { outcome: checked.fault, tokens };
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      failed(error);
      const isUnasked = ["unreachable", "rate_limited", "refused"].includes(error.reason);
      return { outcome: error.reason, tokens: isUnasked ? 0 : asked + estimateTokens(heard) };
    }
  }

  function refusal(siteKey: SiteKey): WriterRefusal | undefined {
    if (clock.now() < pausedUntil) return "paused";
    const all = [...underWay.values()].reduce((sum, count) => sum + count, 0);
    const isFull = all >= AT_ONCE || (underWay.get(siteKey) ?? 0) >= AT_ONCE_OF_SITE;
    return isFull ? "busy" : undefined;
  }

  return {
    refusal,
    async write(siteKey, toWrite, options) {
      // Of many who were let in at once, some come too late all the same.
      const refused = refusal(siteKey);
      if (refused) return { outcome: refused, tokens: 0 };
      underWay.set(siteKey, (underWay.get(siteKey) ?? 0) + 1);
      try {
        return await write(toWrite, options);
      } finally {
        const left = (underWay.get(siteKey) ?? 1) - 1;
        if (left > 0) underWay.set(siteKey, left);
        else underWay.delete(siteKey);
      }
    },
  };
}
