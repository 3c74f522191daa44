// `npm run eval -- --task intent|typeahead|symptoms …` and `npm run eval -- --vs engine,…`: one command for all
// figures of this package. Each task is a file of its own beside this one.
import { parseArgs } from "node:util";

const TASKS = {
  intent: async () => (await import("./eval-intent.ts")).evalIntent,
  typeahead: async () => (await import("./eval-typeahead.ts")).evalTypeahead,
  symptoms: async () => (await import("./symptoms.ts")).evalSymptoms,
  peers: async () => (await import("./eval-peers.ts")).evalPeers,
};

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    task: text,
    vs: text,
    docs: text,
    queries: text,
    train: text,
    test: text,
    "oos-train": text,
    "oos-test": text,
    shots: text,
    unlabelled: text,
    "budget-kb": text,
    folds: text,
    "hold-out": text,
    seed: text,
    json: { type: "boolean" },
  },
});

try {
  const task = values.task ?? (values.vs ? "peers" : "");
  if (!Object.hasOwn(TASKS, task)) {
    throw new Error(`--task must be one of: ${Object.keys(TASKS).join(", ")}`);
  }
  const run = await TASKS[task as keyof typeof TASKS]();
  const figures = await run(values);
  if (typeof figures === "string") console.log(figures);
  else if (values.json) console.log(JSON.stringify(figures));
  else console.table(figures);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
