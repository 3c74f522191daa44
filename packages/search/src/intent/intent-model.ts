/** A trained intent model as typed arrays: as it is used, whether just trained or read from bytes. */
export type IntentModel = {
  /** What can be answered. A class beyond the last label stands for "none of these". */
  readonly labels: readonly string[];
  readonly classes: number;
  /** How many of a hash's bits are kept: fewer make a smaller model in which more features meet. */
  readonly bits: number;
  /** Known hashes in ascending order; weights of hash `i` stand from `starts[i]` up to `starts[i + 1]`. */
  readonly hashes: Uint32Array;
  readonly starts: Uint32Array;
  readonly classOf: Uint16Array;
  readonly weights: Float32Array;
  /** What each class starts with. */
  readonly bias: Float32Array;
  /** Weights of the evidence for "one of ours", in the order of `evidenceOf`. */
  readonly scope: Float32Array;
};

/** What training gives; names and the evidence's weights come after. */
export type Weights = Omit<IntentModel, "labels" | "scope">;
