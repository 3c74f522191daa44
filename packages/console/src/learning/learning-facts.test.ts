import type { ConfirmedQuestion, MissedQuestion, MissedTopic } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { seedOf, slugOf } from "./article-seed.ts";
import { groupConfirmed } from "./confirmed-groups.ts";
import { answeredBy } from "./put-aside-answered.ts";
import { hasAnswer, lastAsked, whysOf } from "./topic-facts.ts";

const missed = (question: Partial<MissedQuestion>): MissedQuestion => ({
  text: "can i gift a plan",
  count: 1,
  notHelped: 0,
  askedAgain: 0,
  searched: 0,
  lastAt: "2026-03-01T08:00:00.000Z",
  ...question,
});
const topicOf = (...questions: MissedQuestion[]): MissedTopic => ({
  count: questions.reduce((sum, { count }) => sum + count, 0),
  questions,
  near: [{ slug: "plans", title: "Plans" }],
});

describe("what a topic tells", () => {
  test("why it was missed, without what never was", () => {
    expect(whysOf(missed({ count: 9, notHelped: 2, searched: 1 }))).toEqual([
      { why: "unanswered", count: 6 },
      { why: "not_helped", count: 2 },
      { why: "searched", count: 1 },
    ]);
  });

  test("whether an answer was given that did not do", () => {
    expect(hasAnswer(topicOf(missed({ searched: 1 })))).toBe(false);
    expect(hasAnswer(topicOf(missed({}), missed({ askedAgain: 1 })))).toBe(true);
  });

  test("when one of its questions was asked last", () => {
    const lastAt = "2026-03-04T08:00:00.000Z";
    expect(lastAsked(topicOf(missed({}), missed({ lastAt })))).toBe(lastAt);
  });
});

describe("an article for a topic", () => {
  const topic = topicOf(missed({}), missed({ text: "gift card for a friend" }));
  const articles = [
    { locale: "zh-CN", slug: "plans", categorySlug: "other" },
    { locale: "en", slug: "plans", categorySlug: "payment" },
  ];

  test("begins with the most asked question, all ways to ask, and its neighbour's category", () => {
    expect(seedOf(topic, "en", articles)).toEqual({
      locale: "en",
      title: "Can i gift a plan",
      questions: ["can i gift a plan", "gift card for a friend"],
      categorySlug: "payment",
    });
  });

  test("its short name is made of Latin words, or left to the writer", () => {
    expect(slugOf("Can I gift a plan?")).toBe("can-i-gift-a-plan");
    expect(slugOf("礼品卡怎么兑换")).toBe("");
    expect(slugOf("2026 年放假安排")).toBe("");
  });

  test("published, it answers what it names, however that is written", () => {
    const ways = ["Gift card  for a FRIEND", "something else"];
    expect(answeredBy([topic], ways)).toEqual(["gift card for a friend"]);
  });
});

test("what was confirmed stands by article, the one an agent taught last first", () => {
  const confirmed = (
    slug: string,
    origin: ConfirmedQuestion["origin"],
    day: number,
  ): ConfirmedQuestion => ({
    text: `${slug} ${day}`,
    slug,
    origin,
    confirmedAt: `2026-03-0${day}T08:00:00.000Z`,
  });
  const groups = groupConfirmed([
    confirmed("imported", "import", 9),
    confirmed("first", "agent", 2),
    confirmed("last", "agent", 3),
    confirmed("first", "import", 9),
  ]);
  expect(groups.map(({ slug, questions }) => [slug, questions.length])).toEqual([
    ["last", 1],
    ["first", 2],
    ["imported", 1],
  ]);
});
