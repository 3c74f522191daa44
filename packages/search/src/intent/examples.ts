import { HASH_BITS, featuresOf } from "./features.ts";
import type { Features } from "./features.ts";
import { columnsOf, rowsOf } from "./rows.ts";
import type { Columns, Rows } from "./rows.ts";

/** A text that is known to ask for what the label names. */
export type Example = { readonly text: string; readonly label: string };

/** Texts as features with the class of each; the class after the last label is "none of these". */
export type Examples = {
  readonly labels: readonly string[];
  readonly classes: number;
  /** Of the features' hashes. */
  readonly bits: number;
  /** The first so many rows were given their class; the others are believed to have theirs. */
  readonly given: number;
  readonly features: readonly Features[];
  readonly targets: readonly number[];
  /** How much each counts. */
  readonly counts: Float32Array;
};

/** Examples laid out for training. */
export type TrainingSet = {
  readonly texts: readonly Features[];
  readonly rows: Rows;
  readonly columns: Columns;
  readonly targets: readonly number[];
  readonly counts: Float32Array;
  readonly classes: number;
  readonly bits: number;
};

/**
 * Examples of every label, one more from each label's name, and texts that none of them answers.
 * `names` says what a label is called; without it the label's own words do (`card_lost`).
 */
export function examplesOf(
  examples: readonly Example[],
  outside: readonly string[] = [],
  names: ReadonlyMap<string, string> = new Map(),
): Examples {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const places = new Map(labels.map((label, at) => [label, at]));
  const texts = [
    ...examples.map(({ text }) => text),
    ...labels.map((label) => names.get(label) ?? wordsOf(label)),
    ...outside,
  ];
  return {
    labels,
    classes: labels.length + (outside.length ? 1 : 0),
    bits: HASH_BITS,
    given: texts.length,
    features: texts.map(featuresOf),
    targets: [
      ...examples.map(({ label }) => places.get(label)!),
      ...labels.keys(),
      ...outside.map(() => labels.length),
    ],
    counts: new Float32Array(texts.length).fill(1),
  };
}

/** The chosen rows of the examples as a training set of its own. */
export function trainingSet(
  { features, targets, counts, classes, bits }: Examples,
  chosen: readonly number[] = [...targets.keys()],
): TrainingSet {
  const texts = chosen.map((row) => features[row]!);
  const columns = columnsOf(texts);
  return {
    texts,
    rows: rowsOf(texts, columns),
    columns,
    targets: chosen.map((row) => targets[row]!),
    counts: Float32Array.from(chosen, (row) => counts[row]!),
    classes,
    bits,
  };
}

/** The same examples told apart by fewer bits. */
export function coarser(all: Examples, bits: number): Examples {
  const features = all.features.map((fine) => {
    const coarse: Features = new Map();
    for (const [hash, value] of fine) {
      const short = hash >>> (all.bits - bits);
      coarse.set(short, (coarse.get(short) ?? 0) + value);
    }
    return coarse;
  });
  return { ...all, bits, features };
}

function wordsOf(label: string): string {
  return label.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_./:-]+/g, " ");
}
