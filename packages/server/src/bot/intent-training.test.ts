import { classify } from "@helpbuoy/search/intent";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { createIntentTraining } from "./intent-training.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.stop());

const things = [
  "apple banana bread butter candle carrot cheese cherry coffee cotton",
  "dinner dragon engine feather flower forest garden guitar hammer honey",
].flatMap((line) => line.split(" "));
const ways = [
  "where is my X",
  "X please",
  "lost the X",
  "how do I get a X",
  "broken X",
  "no X today",
];
const examples = things.flatMap((thing) =>
  ways.map((way) => ({ text: way.replace("X", thing), label: thing })),
);
const outside = ["what is the weather", "tell me a joke", "who are you"];
let questions: string[] = [];
const from = {
  asked: async () => questions,
  lastErasedAt: (siteKey: string, locale: string) =>
    server.app.services.conversations.lastErasedAt(siteKey, locale),
};
const trainedAt = async () =>
  (await server.deps.database.selectFrom("intent_models").select("trained_at").execute()).map(
    (row) => row.trained_at,
  );

describe("[F5.06] [BT12] the intent model", () => {
  test("is trained in a thread and kept: the same examples are not learnt twice", async () => {
    const training = createIntentTraining(server.deps, from);
    const model = await training.model("demo", "en", { examples, outside });
    expect(model && classify(model, "my feather is lost").intents[0]?.label).toBe("feather");
    const first = await trainedAt();
    server.clock.advance(1_000);
    const again = await createIntentTraining(server.deps, from).model("demo", "en", {
      examples,
      outside,
    });
    expect(again).toEqual(model);
    expect(await trainedAt()).toEqual(first);
  });

  test("other examples make another, in the place of the first", async () => {
    const first = await trainedAt();
    server.clock.advance(1_000);
    const more = [...examples, { text: "the golden thing", label: "honey" }];
    await createIntentTraining(server.deps, from).model("demo", "en", {
      examples: more,
      outside,
    });
    const now = await trainedAt();
    expect(now).toHaveLength(1);
    expect(now).not.toEqual(first);
  });

  test("what visitors asked, without a label, is learnt from where it helps and never harms", async () => {
    questions = things.flatMap((thing) =>
      Array.from({ length: 12 }, (_, n) => `${n} my old ${thing} ${n}`),
    );
    const more = [...examples, { text: "a thing of gold", label: "honey" }];
    const model = await createIntentTraining(server.deps, from).model("demo", "en", {
      examples: more,
      outside,
    });
    for (const thing of things) {
      const [first] = model ? classify(model, `where is my ${thing}`).intents : [];
      expect(first?.label).toBe(thing);
    }
  });

  test("a model that learnt what was erased since is not used again; others are", async () => {
    const one = [...examples, { text: "one more of gold", label: "honey" }];
    const train = () =>
      createIntentTraining(server.deps, from).model("demo", "en", { examples: one, outside });
    const visitor = await server.visitor();
    const ask = async (text: string) => {
      const conversationId = server.id();
      await visitor.say(text, { conversationId, locale: "en" });
      return { conversationId, text };
    };
    const erase = async ({ conversationId }: { conversationId: string }) => {
      server.clock.advance(1_000);
      await visitor.send({ type: "visitor.erase", conversationId });
    };
    const { conversations } = server.app.services;
    const secret = await ask("my secret garden is broken");
    const other = await ask("another garden of mine");
    questions = Array.from({ length: 200 }, (_, n) => `garden ${n}`);
    await train();
    const first = await trainedAt();
    server.clock.advance(1_000);
    await train();
    expect(await trainedAt()).toEqual(first);

    await erase(secret);
    expect(await conversations.askedOfBot("demo", "en", 10)).toEqual([other.text]);
    await train();
    const second = await trainedAt();
    expect(second).not.toEqual(first);
    server.clock.advance(1_000);
    await train();
    expect(await trainedAt()).toEqual(second);

    // Too few were asked to be learnt from: what is erased of them was in no model.
    questions = questions.slice(1);
    await train();
    const without = await trainedAt();
    expect(without).not.toEqual(second);
    await erase(other);
    await train();
    expect(await trainedAt()).toEqual(without);
  });

  test("too few articles, or too few ways to ask, teach nothing", async () => {
    const training = createIntentTraining(server.deps, from);
    const few = examples.filter(({ label }) => label < "d");
    const short = examples.filter((_, at) => at % ways.length < 2);
    for (const some of [few, short, []]) {
      expect(await training.model("demo", "zh-CN", { examples: some, outside })).toBeUndefined();
    }
  });
});
