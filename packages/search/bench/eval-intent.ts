// How well intents are told apart, on any files of {text, label} lines.
import { brotliCompressSync } from "node:zlib";
import { classify } from "../src/intent/classify.ts";
import { decodeIntentModel } from "../src/intent/decode.ts";
import { encodeIntentModel, trainIntentModel } from "../src/intent/train.ts";
import { areaUnderCurve, percent, quantile, round } from "./figures.ts";
import { readLabelled } from "./labelled-lines.ts";
import { draw, splits } from "./splits.ts";
import type { Classified } from "../src/intent/classify.ts";
import type { IntentModel } from "../src/intent/intent-model.ts";
import type { TrainedIntentModel } from "../src/intent/train.ts";

export type IntentEvalOptions = Readonly<
  Partial<
    Record<
      | "train"
      | "test"
      | "oos-train"
      | "oos-test"
      | "shots"
      | "unlabelled"
      | "budget-kb"
      | "folds"
      | "hold-out"
      | "seed",
      string
    >
  >
>;

type Answer = Classified & { readonly wanted: string };

/** Trains on one file and asks every line of another, or each fold of the first. */
export async function evalIntent(options: IntentEvalOptions): Promise<object> {
  const seed = number(options, "seed") ?? 1;
  if (!options.train) throw new Error("--train names the file to learn from");
  if ([options.test, options.folds, options["hold-out"]].filter(Boolean).length !== 1) {
    throw new Error("one of --test, --folds and --hold-out is needed");
  }
  const shots = number(options, "shots");
  const budget = number(options, "budget-kb");
  let modelBytes = 0;
  const shrunk = (model: TrainedIntentModel, bytes: number) => {
    const encoded = encodeIntentModel(model, bytes, brotliLength);
    if (!encoded)
      throw new Error(`--budget-kb ${budget} is too little for the names of the labels`);
    modelBytes = brotliLength(encoded);
    return decodeIntentModel(encoded) ?? model;
  };
  const all = readLabelled(options.train);
  const outside = options["oos-train"] ? textsOf(options["oos-train"]) : [];
  const unlabelled = options.unlabelled ? textsOf(options.unlabelled) : [];
  const outsideTest = options["oos-test"] ? textsOf(options["oos-test"]) : [];
  const started = performance.now();
  const answers: Answer[] = [];
  const outsiders: number[] = [];
  const times: number[] = [];
  let last: IntentModel | undefined;
  const pairs = options.test
    ? [{ train: all, test: readLabelled(options.test) }]
    : options.folds
      ? splits(all, number(options, "folds") ?? 0, seed)
      : splits(all, Math.round(100 / (number(options, "hold-out") ?? 0)), seed).slice(0, 1);
  for (const { train, test } of pairs) {
    const examples = shots ? draw(train, shots, seed) : train;
    const model = trainIntentModel(examples, {
      outside,
      unlabelled,
      seed,
      scope: outsideTest.length > 0,
    });
    const used = budget ? shrunk(model, budget * 1000) : model;
    const ask = (text: string) => {
      const from = performance.now();
      const classified = classify(used, text);
      times.push(performance.now() - from);
      return classified;
    };
    last = used;
    for (const { text, label } of test) answers.push({ ...ask(text), wanted: label });
    for (const text of outsideTest) outsiders.push(ask(text).familiarity);
  }
  const share = (rows: readonly Answer[]) => percent(rows.length / answers.length);
  return {
    top1: share(answers.filter((answer) => rankOf(answer) < 1)),
    top3: share(answers.filter((answer) => rankOf(answer) < 3)),
    n: answers.length,
    modelBytes: modelBytes || (last ? sizeInMemory(last) : 0),
    medianMs: round(quantile(times, 0.5)),
    p99Ms: round(quantile(times, 0.99)),
    ...(outsiders.length && {
      oosRecall: percent(outsiders.filter((one) => one < 0.5).length / outsiders.length),
      auroc: percent(
        areaUnderCurve(
          answers.map(({ familiarity }) => familiarity),
          outsiders,
        ),
      ),
      inScopeAtThreshold: share(answers.filter((one) => one.inScope && rankOf(one) < 1)),
      // The same where the test's own outside texts set the threshold.
      inScopeAt85: share(
        answers.filter((one) => one.familiarity > quantile(outsiders, 0.85) && rankOf(one) < 1),
      ),
    }),
    seconds: round((performance.now() - started) / 1000),
  };
}

const rankOf = ({ intents, wanted }: Answer) => {
  const at = intents.findIndex(({ label }) => label === wanted);
  return at < 0 ? Infinity : at;
};

const sizeInMemory = (model: IntentModel) =>
  [model.hashes, model.starts, model.classOf, model.weights, model.bias]
    .map(({ byteLength }) => byteLength)
    .reduce((sum, length) => sum + length, 0);

const brotliLength = (bytes: Uint8Array) => brotliCompressSync(bytes).length;

const textsOf = (path: string) => readLabelled(path, true).map(({ text }) => text);

function number(options: IntentEvalOptions, name: keyof IntentEvalOptions): number | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) throw new Error(`--${name} must be a whole number, not "${value}"`);
  return Number(value);
}
