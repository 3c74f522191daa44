import { buildIndex } from "@helpbuoy/search";
import { encode, trainIntentModel } from "@helpbuoy/search/intent/training";
import { expect, test } from "vitest";
import { readIntents } from "./intents-part.ts";
import type { KeptArticles } from "./kept-articles.ts";
import { offlineFindings } from "./offline-findings.ts";

const said = new Map([
  ["1", { title: "How long a refund takes", ways: ["when is my money back", "refund time"] }],
  ["2", { title: "Change your address", ways: ["I have moved", "send it elsewhere"] }],
  ["3", { title: "Pay with a card of PayPal", ways: ["add my card", "which cards do you take"] }],
]);
const index = buildIndex(
  [...said].map(([id, { title, ways }]) => ({ id, fields: { title, questions: ways } })),
);
const articles: Pick<KeptArticles, "has" | "get"> = {
  has: (id) => said.has(id),
  get(id) {
    const { title, ways: questions } = said.get(id) ?? { title: "", ways: [] };
    return { id, title, questions, sections: [] };
  },
};
const outside = ["what is the weather like", "tell me a joke", "who won the match", "sing a song"];
const part = {
  model: Buffer.from(
    encode(
      trainIntentModel(
        [...said, ["9", { title: "gone", ways: ["what is gone", "all gone"] }] as const].flatMap(
          ([label, { title, ways }]) => [title, ...ways].map((text) => ({ text, label })),
        ),
        { outside },
      ),
    ),
  ).toString("base64"),
  foreign: ["PayPal", "Netflix"],
};
const intents = readIntents(part);
const find = (question: string, by = { intents }) =>
  offlineFindings(question, { index, articles, ...by });

test("[OA1] without a model the texts alone tell", () => {
  const { hits, isLearnt } = find("when does my refund arrive", { intents: undefined });
  expect([hits[0]?.id, isLearnt]).toEqual(["1", undefined]);
});

test("[OA4] a model has its say, of articles that there are", () => {
  const { hits, isLearnt } = find("when does my refund arrive");
  expect([hits[0]?.id, isLearnt]).toEqual(["1", true]);
  expect(find("gone").hits.map(({ id }) => id)).not.toContain("9");
});

test("[OA4] what names others is less familiar, but where the article names them too", () => {
  const plain = find("my card was charged").familiarity;
  expect(find("my netflix card was charged").familiarity).toBeLessThan(plain / 5);
  const known = find("add my paypal card");
  expect(known.hits[0]?.id).toBe("3");
  const unnamed = intents && { ...intents, foreign: () => [] };
  expect(find("add my paypal card", { intents: unnamed }).familiarity).toBe(known.familiarity);
});

test("[OA4] a part that is none is not read", () => {
  for (const stored of [undefined, {}, { ...part, model: "%" }, { ...part, foreign: 1 }]) {
    expect(readIntents(stored)).toBeUndefined();
  }
  expect(readIntents({ ...part, model: part.model.slice(0, -8) })).toBeUndefined();
});
