// Fits the weights of src/familiarity.ts and shows what thresholds of src/decide.ts give, each time
// fitted on half of the topics and measured on the other half, both ways. Run with node.
import { searchQuestion } from "../src/index.ts";
import { weighable } from "../src/familiarity.ts";
import { heldOut } from "./held-out.ts";
import type { HeldOut } from "./held-out.ts";
import type { Locale } from "./knowledge.ts";

type Sample = HeldOut & {
  readonly locale: Locale;
  readonly values: readonly number[];
  readonly first: string | undefined;
  readonly probability: number;
};

/** Out-of-scope questions are few, so each counts as much as several others. */
const OUTSIDE = 4;
const STEPS = 2000;
const SMALLEST = 1e-3;

const samples = (["zh-CN", "en"] as const).flatMap((locale) =>
  heldOut(locale).map((one): Sample => {
    const { hits, signals } = searchQuestion(one.index, one.query);
    const [first] = hits;
    const values = signals?.words ? weighable(signals) : [];
    return { ...one, locale, values, first: first?.id, probability: first?.probability ?? 0 };
  }),
);

const dot = (weights: readonly number[], values: readonly number[]): number =>
  values.reduce(
    (sum, value, at) => sum + value * (weights[at] as number),
    weights.at(-1) as number,
  );
// Nothing to weigh means that not one word was found, which is never familiar.
const familiarity = (weights: readonly number[], { values }: Sample): number =>
  values.length ? 1 / (1 + Math.exp(-dot(weights, values))) : 0;

/** Logistic regression by gradient descent on standardised values; the last weight is the bias. */
function fit(list: readonly Sample[]): number[] {
  const used = list.filter(({ values }) => values.length);
  const each = (used[0] as Sample).values.map((_, at) => at);
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one) / all.length;
  const means = each.map((at) => mean(used.map(({ values }) => values[at]!)));
  const spreads = each.map((at) =>
    Math.sqrt(mean(used.map(({ values }) => (values[at]! - means[at]!) ** 2))),
  );
  const weights = [...each.map(() => 0), 0];
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, at) => (at < each.length ? 2 * SMALLEST * weight : 0));
    for (const one of used) {
      const values = one.values.map((value, at) => (value - means[at]!) / spreads[at]!);
      const share = (one.wanted ? 1 : OUTSIDE) / used.length;
      const off = share * (1 / (1 + Math.exp(-dot(weights, values))) - (one.wanted ? 1 : 0));
      [...values, 1].forEach((value, at) => (slope[at]! += off * value));
    }
    slope.forEach((value, at) => (weights[at]! -= value));
  }
  const scaled = each.map((at) => weights[at]! / spreads[at]!);
  const shift = each.reduce((sum, at) => sum + scaled[at]! * means[at]!, 0);
  return [...scaled, weights.at(-1)! - shift];
}

const written = (weights: readonly number[]) =>
  weights.map((weight) => weight.toFixed(1)).join(" ");
const halves = [0, 1].map((half) => fit(samples.filter(({ topic }) => topic % 2 === half)));
console.log(
  `weights and bias: ${written(fit(samples))}; of the halves: ${halves.map(written).join(" | ")}`,
);

for (const locale of ["zh-CN", "en"] as const) {
  const rated = samples
    .filter((one) => one.locale === locale)
    .map((one) => ({ ...one, familiar: familiarity(halves[1 - (one.topic % 2)]!, one) }));
  const inside = rated.filter(({ wanted }) => wanted);
  const outside = rated.filter(({ wanted }) => !wanted);
  const share = (part: number, list: readonly unknown[]) => ((100 * part) / list.length).toFixed(1);
  for (const known of [0.25, 0.35, 0.45, 0.55]) {
    for (const answer of [0.6, 0.65, 0.7]) {
      const given = (one: (typeof rated)[number]) =>
        one.familiar >= known && one.familiar * one.probability >= answer;
      const right = inside.filter((one) => given(one) && one.first === one.wanted).length;
      const wrong = inside.filter(given).length - right;
      const answered = outside.filter(given).length;
      const back = outside.filter((one) => one.familiar >= known).length - answered;
      const unknown = inside.filter((one) => one.familiar < known).length;
      console.log(
        `${locale} known ${known} answer ${answer}: right ${share(right, inside)}, wrong`,
        `${share(wrong, inside)}, unknown ${share(unknown, inside)}; out of scope answered`,
        `${share(answered, outside)}, asked back ${share(back, outside)}`,
      );
    }
  }
}
