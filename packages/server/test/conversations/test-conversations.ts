import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConversations } from "./conversation.ts";
import { startDemoHelpCentre, type DemoHelpCentre, type Talk } from "./demo-help-centre.ts";
import { holdConversation } from "./hold-conversation.ts";
import { loopOf } from "./loop-of.ts";

/** Milliseconds for reading the help centre, building its indexes and learning on a busy machine. */
const START = 120_000;
const MANY = 60_000;

/** Holds all conversations of a language with the real server. */
export function testConversations(locale: "zh-CN" | "en"): void {
  const conversations = readConversations(locale);
  const calm = conversations.filter(({ personFirst }) => !personFirst);
  const careful = conversations.filter(({ personFirst }) => personFirst);
  let centre: DemoHelpCentre;
  beforeAll(async () => {
    centre = await startDemoHelpCentre(locale);
  }, START);
  afterAll(() => centre.stop());

  const all = async (talk: Talk, texts: readonly string[]) => {
    const answers = [];
    for (const text of texts) {
      const answer = await talk.say({ text, locale });
      if (answer) answers.push(answer);
    }
    return answers;
  };

  test("there are at least 40, each with a name of its own", () => {
    expect(new Set(conversations.map(({ name }) => name)).size).toBe(conversations.length);
    expect(conversations.length).toBeGreaterThanOrEqual(40);
  });

  describe("[F5.10] a conversation goes as it should", () => {
    test.for(calm)("$name", async (conversation) => {
      const failures = await holdConversation(conversation, locale, centre);
      expect(failures, failures.join("\n")).toEqual([]);
    });
  });

  test(
    "[F5.10] [BT4] [BT6] whatever is said in whatever order, the bot does not go round in circles",
    async () => {
      const texts = [...new Set(calm.flatMap(({ turns }) => turns.map(({ say }) => say)))];
      // Few texts, so that they come again.
      const talks = fc
        .uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 4 })
        .chain((few) => fc.array(fc.constantFrom(...few), { minLength: 4, maxLength: 8 }));
      const neverLoops = fc.asyncProperty(talks, async (said) => {
        expect(loopOf(await all(await centre.begin(), said))).toBeUndefined();
      });
      await fc.assert(neverLoops, { numRuns: 60, seed: 5 });
    },
    MANY,
  );

  // Last: from here on the categories of these offer a person.
  describe("[F5.10] [BT6] a conversation where a person comes first", () => {
    test(
      "its answers offer one as soon as the categories are marked",
      async () => {
        await centre.markPersonFirst(["account", "payment"]);
        const [first] = careful[0]?.turns ?? [];
        const reason = async () =>
          (await all(await centre.begin(), [first?.say ?? ""]))[0]?.turn?.offerReason;
        // The old version answers until the index of the new one is whole.
        await expect.poll(reason, { timeout: START }).toBe("person_first");
      },
      START,
    );

    test.for(careful)("$name", async (conversation) => {
      const failures = await holdConversation(conversation, locale, centre);
      expect(failures, failures.join("\n")).toEqual([]);
    });
  });
}
