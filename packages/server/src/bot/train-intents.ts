import { parentPort, workerData } from "node:worker_threads";
import { encode, trainIntentModel } from "@helpbuoy/search/intent/training";
import type { TrainingJob } from "./intent-training.ts";

// Runs in a thread of its own: training takes seconds, in which everyone else is answered.
const { examples, outside, unlabelled } = workerData as TrainingJob;
const model = trainIntentModel(examples, { outside, ...(unlabelled && { unlabelled }) });
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(encode(model));
