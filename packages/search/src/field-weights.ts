/** What the fields of a document count, by name; one not named here counts as a body does. */
export type FieldWeight = {
  /** What a match of the whole query in one text of this field is worth, 1 being a title. */
  readonly match: number;
  /** What each single word found in a text of this field adds to the document's evidence. */
  readonly evidence: number;
};

const BODY: FieldWeight = { match: 0.15, evidence: 0.3 };
// Keywords are few and chosen, so each tells much; questions are many, so that each tells little.
const WEIGHTS: Readonly<Record<string, FieldWeight>> = {
  title: { match: 1, evidence: 1 },
  questions: { match: 0.8, evidence: 0.15 },
  keywords: { match: 0.6, evidence: 2 },
};

export const fieldWeight = (name: string): FieldWeight => WEIGHTS[name] ?? BODY;
