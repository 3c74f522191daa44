import fc from "fast-check";
import { expect, test } from "vitest";
import questions from "../../fixtures/shop-questions.json" with { type: "json" };
import { classify } from "./classify.ts";
import { decodeIntentModel } from "./decode.ts";
import { encode } from "./encode.ts";
import { featuresOf } from "./features.ts";
import { regress } from "./regress.ts";
import { encodeIntentModel, trainInSlices, trainIntentModel } from "./train.ts";

const examples = Object.entries(questions).flatMap(([label, texts]) =>
  texts.map((text) => ({ text, label })),
);
const outside = ["what is the weather like", "tell me a joke", "今天天气怎么样", "讲个笑话"];
const model = trainIntentModel(examples, { outside });
const firstOf = (text: string) => classify(model, text).intents[0]?.label;

test.each([
  ["my wallet is gone and the card with it, stolen", "card_lost"],
  ["no refund yet, where is it", "refund_status"],
  ["new address please", "change_address"],
  ["订单想取消", "取消订单"],
  ["密码忘掉了", "忘记密码"],
])("%s is %s", (text, label) => {
  expect(firstOf(text)).toBe(label);
});

test("[F5.07] each question is named by a model that has not seen it, four times in five", () => {
  const right = examples.filter((held) => {
    const rest = examples.filter((one) => one !== held);
    const taught = trainIntentModel(rest, { scope: false });
    return classify(taught, held.text).intents[0]?.label === held.label;
  });
  expect(right.length / examples.length).toBeGreaterThanOrEqual(0.8);
});

test("the scores of all labels are shares of one", () => {
  const { intents } = classify(model, "my card");
  expect(intents.map(({ label }) => label).toSorted()).toEqual(Object.keys(questions).toSorted());
  const sum = intents.reduce((total, { score }) => total + score, 0);
  expect(sum).toBeLessThanOrEqual(1 + 1e-9);
  expect(intents.every(({ score }, at) => at === 0 || score <= intents[at - 1]!.score)).toBe(true);
});

test("what none of the labels answers is less familiar, and what has no known feature is not at all", () => {
  const { familiarity } = classify(model, "tell me a joke about the weather");
  expect(familiarity).toBeLessThan(classify(model, "where is my refund").familiarity);
  expect(classify(model, "ξψω")).toMatchObject({ familiarity: 0, inScope: false });
  expect(classify(model, "")).toMatchObject({ familiarity: 0, inScope: false });
});

test("without outside texts, labels that were kept back stand for them", () => {
  const alone = trainIntentModel(examples);
  expect(classify(alone, "where is my refund").inScope).toBe(true);
  expect(classify(alone, "qwerty zxcv").inScope).toBe(false);
});

test("the same seed trains the same model, in slices or in one go", () => {
  const slices = trainInSlices(examples, { outside });
  let count = 0;
  let step = slices.next();
  for (; !step.done; step = slices.next()) count++;
  expect(count).toBeGreaterThan(10);
  expect(step.value).toEqual(model);
});

test("another seed trains another model", () => {
  expect(trainIntentModel(examples, { outside, seed: 2 }).weights).not.toEqual(model.weights);
});

test("a name tells what a label alone can not", () => {
  const labelled = [
    { text: "where is it", label: "a1" },
    { text: "how much", label: "b2" },
  ];
  const names = new Map([["b2", "Cost of insurance"]]);
  const named = trainIntentModel(labelled, { names, scope: false });
  expect(classify(named, "insurance").intents[0]?.label).toBe("b2");
});

test("[F5.08] texts without labels leave the given ones right, and train the same model each time", () => {
  const unlabelled = ["stolen purse with my card", "purse stolen", "退款什么时候到", "重置密码"];
  const one = trainIntentModel(examples, { unlabelled });
  expect(one).toEqual(trainIntentModel(examples, { unlabelled }));
  for (const { text, label } of examples) {
    expect(classify(one, text).intents[0]?.label).toBe(label);
  }
});

test("an encoded model gives back the same structure, and weights within a level", () => {
  const back = decodeIntentModel(encode(model))!;
  expect(back.labels).toEqual(model.labels);
  expect(back.hashes).toEqual(model.hashes);
  expect(back.starts).toEqual(model.starts);
  expect(back.classOf).toEqual(model.classOf);
  expect(back.bias).toEqual(model.bias);
  expect(back.scope).toEqual(model.scope);
  const most = Math.max(...model.weights.map(Math.abs));
  model.weights.forEach((weight, at) => {
    expect(Math.abs(back.weights[at]! - weight)).toBeLessThan(most / 8);
  });
  // What was quantised once is quantised: a second way through changes nothing.
  expect(decodeIntentModel(encode(back))).toEqual(back);
});

test.each([900, 1500, 3000])("a model of %i bytes keeps its budget and still answers", (budget) => {
  const bytes = encodeIntentModel(model, budget)!;
  expect(bytes.length).toBeLessThanOrEqual(budget);
  const small = decodeIntentModel(bytes)!;
  const right = examples.filter(
    ({ text, label }) => classify(small, text).intents[0]?.label === label,
  );
  expect(right.length / examples.length).toBeGreaterThanOrEqual(0.8);
  expect(encodeIntentModel(model, budget)).toEqual(bytes);
});

test("a budget too small for the labels gives nothing", () => {
  expect(encodeIntentModel(model, 40)).toBeUndefined();
});

test("no bytes but an encoder's are read, and none throw", () => {
  const bytes = encode(model);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (garbage) => {
      expect(decodeIntentModel(garbage)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = bytes.slice();
      changed[at]! ^= flip;
      expect(decodeIntentModel(changed)).toBeUndefined();
      expect(decodeIntentModel(bytes.subarray(0, at))).toBeUndefined();
    }),
  );
});

test("nothing is learnt from nothing", () => {
  expect(() => trainIntentModel([])).toThrow(RangeError);
});

test("a single label, a single example", () => {
  const one = trainIntentModel([{ text: "hello", label: "greeting" }]);
  expect(classify(one, "hello").intents).toEqual([{ label: "greeting", score: 1 }]);
});

test("features are the same for width, case and accents; a very long text stays small", () => {
  expect(featuresOf("ＣＡＦÉ card")).toEqual(featuresOf("cafe card"));
  expect(featuresOf("card ".repeat(50_000)).size).toBeLessThan(100);
  expect(featuresOf("").size).toBe(0);
});

test("regression parts what can be parted and stays finite", () => {
  const weights = regress(
    [
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
    ],
    [false, false, true, true],
  );
  expect(weights.every(Number.isFinite)).toBe(true);
  expect(weights[0]! + weights[1]! * 1).toBeLessThan(0);
  expect(weights[0]! + weights[1]! * 2).toBeGreaterThan(0);
});
