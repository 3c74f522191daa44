import type { SiteKey } from "@helpbuoy/protocol";
import type { Deps } from "../deps.ts";
import type { ModelFailure } from "./model-failure.ts";
import type { ToWrite, WriteAnswer, WrittenAnswer } from "./write-answer.ts";

/** Under way at once: of all sites, and of one, so that no site's crowd takes every place. */
const AT_ONCE = 16;
const AT_ONCE_OF_SITE = 8;
/** After so many failures in a row visitors wait for it no more, for so long (ms). */
const FAILURES = 3;
const PAUSE = 30_000;

/** Why the model is not asked just now. */
export type WriterRefusal = "busy" | "paused";

export type AnswerWriter = {
  /** Why it should not be asked now; undefined where it may be. */
  refusal(siteKey: SiteKey): WriterRefusal | undefined;
  /** Has an answer written. What an endpoint does wrong is an outcome, and no error. */
  write(
    siteKey: SiteKey,
    toWrite: ToWrite,
    options: Parameters<WriteAnswer>[1],
  ): Promise<WrittenAnswer<WriterRefusal>>;
};

/** The language model of the settings, as much as it may be asked; undefined where there is none. */
export function createAnswerWriter({
  settings,
  clock,
  logger,
}: Pick<Deps, "settings" | "clock" | "logger">): AnswerWriter | undefined {
  const { llmUrl: url, llmModel: model, llmKey: key, llmTimeoutSeconds } = settings;
  if (url === undefined || model === undefined) return undefined;
  // Loaded here and not above: whoever names no model has nothing of it.
  const loading = import("./write-answer.ts").then(({ createWriteAnswer }) =>
    createWriteAnswer({ url, model, key, timeout: llmTimeoutSeconds * 1_000 }, clock),
  );
  const underWay = new Map<SiteKey, number>();
  let failures = 0;
  let pausedUntil = 0;

  function note(failure: ModelFailure | undefined): void {
    if (!failure) failures = 0;
    if (!failure || failure.reason === "stopped") return;
    const { reason, status, retryAfter } = failure;
    logger.warn({ reason, status }, "the language model did not answer; an article did");
    failures += 1;
    const isUseless = reason === "rate_limited" || reason === "refused" || failures >= FAILURES;
    if (isUseless) pausedUntil = clock.now() + (retryAfter ?? PAUSE);
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
        const answer = await (await loading)(toWrite, options);
        note(answer.failure);
        return answer;
      } finally {
        const left = (underWay.get(siteKey) ?? 1) - 1;
        if (left > 0) underWay.set(siteKey, left);
        else underWay.delete(siteKey);
      }
    },
  };
}
