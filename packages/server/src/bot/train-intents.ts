import { constants as priorities, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { brotliCompressSync, constants } from "node:zlib";
import { encode, encodeIntentModel, trainIntentModel } from "@helpbuoy/search/intent/training";
import type { TrainingJob } from "./intent-thread.ts";

// Runs in a thread of its own: training takes seconds, in which everyone else is answered.
const { examples, outside, unlabelled, budget } = workerData as TrainingJob;
// Who is answered meanwhile comes first, and what is only of use offline last of all. On Linux a thread
// has a priority of its own; elsewhere there is the process's alone.
if (process.platform === "linux") {
  const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = priorities.priority;
  setPriority(budget === undefined ? PRIORITY_BELOW_NORMAL : PRIORITY_LOW);
}
const model = trainIntentModel(examples, { outside, ...(unlabelled && { unlabelled }) });
const bytes = budget === undefined ? encode(model) : encodeIntentModel(model, budget, wireLength);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(bytes);

/** What bytes cost in a pack, somewhat too much: the best compression would take as long as training. */
function wireLength(encoded: Uint8Array): number {
  const text = Buffer.from(encoded).toString("base64");
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
}
