import type { Locale, SiteKey } from "@helpbuoy/protocol";
import { decodeIntentModel, type IntentModel } from "@helpbuoy/search/intent";
import { isoTime } from "../clock.ts";
import { contentHash } from "../content-hash.ts";
import type { Deps } from "../deps.ts";
import { errorFields } from "../logger.ts";
import { findIntentModel, saveIntentModel } from "./intent-models.repository.ts";
import { isEnough, labelsOf, trainInThread, type TrainingJob } from "./intent-thread.ts";

/** Questions without a label: fewer teach nothing, and of more the newest do. */
const ENOUGH_ASKED = 200;
const MOST_ASKED = 5_000;
/** Another trainer makes another model of the same examples. */
const TRAINER = 1;

export type IntentTraining = ReturnType<typeof createIntentTraining>;

/** Trains intent models, one after the other, each once: what was trained is kept in the database. */
export function createIntentTraining(
  { database, clock, logger }: Deps,
  {
    asked,
    lastErasedAt,
  }: {
    asked: (siteKey: SiteKey, locale: Locale, limit: number) => Promise<string[]>;
    lastErasedAt: (siteKey: SiteKey, locale: Locale) => Promise<string | undefined>;
  },
) {
  let before: Promise<unknown> = Promise.resolve();

  return {
    /**
     * The model of these examples. What visitors asked since is learnt from when there are new ones;
     * what was erased since calls for a new model, if this one learnt from what visitors asked.
     * @returns undefined where there is too little to learn from, or training failed
     */
    async model(
      siteKey: SiteKey,
      locale: Locale,
      job: TrainingJob,
    ): Promise<IntentModel | undefined> {
      if (!isEnough(job.examples)) return undefined;
      try {
        // Before the questions: what is erased in between then counts as erased since.
        const erasedAt = await lastErasedAt(siteKey, locale);
        const questions = await asked(siteKey, locale, MOST_ASKED);
        const hasAsked = questions.length >= ENOUGH_ASKED;
        const learnt = [TRAINER, job.examples, job.outside, ...(hasAsked ? [erasedAt ?? ""] : [])];
        const hash = contentHash(JSON.stringify(learnt));
        const kept = await findIntentModel(database, siteKey, locale, hash);
        const model = kept && decodeIntentModel(new Uint8Array(kept));
        if (model) return model;
        const begun = performance.now();
        const training = before.then(() =>
          trainInThread({ ...job, ...(hasAsked && { unlabelled: questions }) }),
        );
        before = training.catch(() => {});
        const bytes = await training;
        if (!bytes) return undefined;
        await saveIntentModel(database, siteKey, locale, { hash, bytes, at: isoTime(clock.now()) });
        const ms = Math.round(performance.now() - begun);
        const labels = labelsOf(job.examples);
        logger.info(
          { site: siteKey, locale, labels, bytes: bytes.length, ms },
          "the bot has learnt",
        );
        return decodeIntentModel(bytes);
      } catch (error) {
        logger.error({ site: siteKey, locale, ...errorFields(error) }, "the bot could not learn");
        return undefined;
      }
    },
  };
}
