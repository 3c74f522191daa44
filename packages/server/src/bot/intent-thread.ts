import { Worker } from "node:worker_threads";
import type { Example } from "@helpbuoy/search/intent/training";

/** What a thread is given to train a model. */
export type TrainingJob = {
  examples: readonly Example[];
  outside: readonly string[];
  /** What visitors asked, whatever it is about. */
  unlabelled?: readonly string[];
  /** Bytes on the wire of a model that is to travel; a whole model where there is no such limit. */
  budget?: number;
};

/** A model of fewer articles, or of fewer ways to ask for each, knows no more than the texts tell. */
const LEAST_LABELS = 20;
const LEAST_EXAMPLES_EACH = 5;
export const labelsOf = (examples: readonly Example[]): number =>
  new Set(examples.map(({ label }) => label)).size;

export function isEnough(examples: readonly Example[]): boolean {
  const labels = labelsOf(examples);
  return labels >= LEAST_LABELS && examples.length >= labels * LEAST_EXAMPLES_EACH;
}

/**
 * Trains a model while others are answered.
 * @returns the model, encoded; undefined where its budget is too little even for the labels
 */
export function trainInThread(job: TrainingJob): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./train-intents.ts", import.meta.url), { workerData: job });
    // A server that stops waits for no training.
    worker.unref();
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`training ended with ${code}`)));
  });
}
