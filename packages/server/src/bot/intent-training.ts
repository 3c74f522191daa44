import { Worker } from "node:worker_threads";
import type { Locale, SiteKey } from "@helpbuoy/protocol";
import { decodeIntentModel, type IntentModel } from "@helpbuoy/search/intent";
import type { Example } from "@helpbuoy/search/intent/training";
import { isoTime } from "../clock.ts";
import { contentHash } from "../content-hash.ts";
import type { Deps } from "../deps.ts";
import { errorFields } from "../logger.ts";
import { findIntentModel, saveIntentModel } from "./intent-models.repository.ts";

/** What a thread is given to train a model. */
export type TrainingJob = {
  examples: readonly Example[];
  outside: readonly string[];
  /** What visitors asked, whatever it is about. */
  unlabelled?: readonly string[];
};

/** A model of fewer articles, or of fewer ways to ask for each, knows no more than the texts tell. */
const LEAST_LABELS = 20;
const LEAST_EXAMPLES_EACH = 5;
/** Questions without a label: fewer teach nothing, and of more the newest do. */
const ENOUGH_ASKED = 200;
const MOST_ASKED = 5_000;
/** Another trainer makes another model of the same examples. */
const TRAINER = 1;

export type IntentTraining = ReturnType<typeof createIntentTraining>;

/** Trains intent models, one after the other, each once: what was trained is kept in the database. */
export function createIntentTraining(
  { database, clock, logger }: Deps,
  { asked }: { asked: (siteKey: SiteKey, locale: Locale, limit: number) => Promise<string[]> },
) {
  let before: Promise<unknown> = Promise.resolve();

  return {
    /**
     * The model of these examples. What visitors asked since is learnt from when there are new ones.
     * @returns undefined where there is too little to learn from, or training failed
     */
    async model(
      siteKey: SiteKey,
      locale: Locale,
      job: TrainingJob,
    ): Promise<IntentModel | undefined> {
      const labels = new Set(job.examples.map(({ label }) => label)).size;
      if (labels < LEAST_LABELS || job.examples.length < labels * LEAST_EXAMPLES_EACH) {
        return undefined;
      }
      try {
        const hash = contentHash(JSON.stringify([TRAINER, job.examples, job.outside]));
        const kept = await findIntentModel(database, siteKey, locale, hash);
        const model = kept && decodeIntentModel(new Uint8Array(kept));
        if (model) return model;
        const begun = performance.now();
        const training = before.then(async () => {
          const questions = await asked(siteKey, locale, MOST_ASKED);
          return train({
            ...job,
            ...(questions.length >= ENOUGH_ASKED && { unlabelled: questions }),
          });
        });
        before = training.catch(() => {});
        const bytes = await training;
        await saveIntentModel(database, siteKey, locale, { hash, bytes, at: isoTime(clock.now()) });
        const ms = Math.round(performance.now() - begun);
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

function train(job: TrainingJob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./train-intents.ts", import.meta.url), { workerData: job });
    // A server that stops waits for no training.
    worker.unref();
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`training ended with ${code}`)));
  });
}
