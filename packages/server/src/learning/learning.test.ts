import type { ConfirmedQuestion, Message, MissedTopic } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";
import { isoTime } from "../clock.ts";
import { countMissedQuestion } from "./missed-questions.repository.ts";

let server: TestServer;
let agent: string;
let visitor: TestVisitor;
beforeAll(async () => {
  server = await createTestServer();
  agent = await server.agent("agent@example.com", "agent");
  visitor = await server.visitor();
});
afterAll(() => server.stop());

const base = "/v1/agents/sites/demo/questions";
const topics = async (locale = "zh-CN") =>
  (
    await server.call<{ topics: MissedTopic[] }>(`${base}/missed?locale=${locale}`, {
      token: agent,
    })
  ).body.topics;
const confirmed = async (locale = "zh-CN") =>
  (
    await server.call<{ questions: ConfirmedQuestion[] }>(`${base}/confirmed?locale=${locale}`, {
      token: agent,
    })
  ).body.questions;
const post = (path: string, body: object) =>
  server.call(`${base}/${path}`, { method: "POST", token: agent, body });
const texts = (list: readonly MissedTopic[]) =>
  list.map(({ questions }) => questions.map(({ text }) => text));
async function ask(text: string, conversationId = server.id()): Promise<Message> {
  const last = (await visitor.say(text, { conversationId })).at(-1);
  if (last?.type !== "message.created") throw new Error("the bot did not answer");
  return last.message;
}
const cited = ({ turn }: Message) => turn?.citations.map(({ title }) => title);

describe("[F5.09] [LN2] what is missed", () => {
  test("nothing answers it: counted, and told by topic, the most asked first", async () => {
    for (const text of [
      "宇宙飞船票怎么买",
      "怎么买宇宙飞船票",
      "宇宙飞船票怎么买",
      "怎么养猫咪呀",
    ]) {
      await ask(text);
    }
    const found = await topics();
    expect(texts(found)).toEqual([["宇宙飞船票怎么买", "怎么买宇宙飞船票"], ["怎么养猫咪呀"]]);
    expect(found[0]).toMatchObject({
      count: 3,
      questions: [{ count: 2, notHelped: 0 }, { count: 1 }],
    });
  });

  test("its answer did not help: counted once, however often it is said", async () => {
    const conversationId = server.id();
    const { id: messageId } = await ask("退款多久到账", conversationId);
    for (const helped of [false, true, false]) {
      await visitor.send({ type: "answer.rate", conversationId, messageId, helped });
    }
    const question = (await topics())
      .flatMap(({ questions }) => questions)
      .find(({ text }) => text === "退款多久到账");
    expect(question).toMatchObject({ count: 1, notHelped: 1 });
  });

  test("asked again in other words; rated after that, it does not count twice", async () => {
    const conversationId = server.id();
    const { id: messageId } = await ask("怎么更换绑定的手机号", conversationId);
    const again = await ask("更换绑定的手机号怎么操作", conversationId);
    expect(again.turn?.offerReason).toBe("repeated_question");
    await visitor.send({ type: "answer.rate", conversationId, messageId, helped: false });
    const [topic] = (await topics()).filter(({ questions }) => questions[0]?.askedAgain);
    expect(topic).toMatchObject({
      count: 1,
      questions: [{ text: "怎么更换绑定的手机号", askedAgain: 1, notHelped: 0 }],
      near: [{ slug: "change-phone" }],
    });
  });

  test("searched for, and then a person was asked", async () => {
    await visitor.send({
      type: "handoff.request",
      conversationId: server.id(),
      locale: "en-GB",
      capsule: [
        { kind: "searched", text: "Gift a subscription" },
        { kind: "page", text: "/shop" },
      ],
    });
    expect(await topics("en")).toMatchObject([
      { count: 1, questions: [{ text: "gift a subscription", searched: 1 }] },
    ]);
  });
});

test("[LN2] others are answered between one missed question and the next", async () => {
  const own = await createTestServer();
  const { sites, knowledge, learning } = own.app.services;
  const site = await sites.get("demo");
  await knowledge.learnt(site, "en");
  const asked = Array.from({ length: 50 }, (_, n) => `spaceship ${n} to the moon`);
  for (const query of asked) {
    const miss = { query, at: isoTime(own.clock.now()) };
    await countMissedQuestion(own.deps.database, "demo", "en", miss);
  }
  let answered = 0;
  const next = () => {
    answered += 1;
    waiting = setImmediate(next);
  };
  let waiting = setImmediate(next);
  const found = await learning.missedTopics(site, "en");
  clearImmediate(waiting);
  expect(texts(found).flat().sort()).toEqual(asked.sort());
  expect(answered).toBeGreaterThanOrEqual(asked.length);
  await own.stop();
});

describe("[LN1] [LN3] what agents make of it", () => {
  test("a confirmed question is answered, no longer missed, and taken back it is not", async () => {
    const question = "零钱罐里的贝壳币怎么变少了";
    expect((await ask(question)).turn?.kind).toBe("unknown");
    const body = { locale: "zh-CN", slug: "top-up-missing", texts: [question] };
    expect((await post("confirmed", body)).status).toBe(204);
    await expect.poll(async () => cited(await ask(question))).toEqual(["充值没到账"]);
    expect(texts(await topics()).flat()).not.toContain(question);
    expect(await confirmed()).toMatchObject([
      { text: question, slug: "top-up-missing", origin: "agent" },
    ]);
    const of = async (slug: string) =>
      (
        await server.call<{ questions: ConfirmedQuestion[] }>(
          `${base}/confirmed?locale=zh-CN&slug=${slug}`,
          { token: agent },
        )
      ).body.questions.map(({ text }) => text);
    expect(await of("top-up-missing")).toEqual([question]);
    expect(await of("refund-time")).toEqual([]);
    expect((await post("confirmed/take-back", { locale: "zh-CN", text: question })).status).toBe(
      204,
    );
    expect(await confirmed()).toEqual([]);
    await expect.poll(async () => texts(await topics()).flat()).toContain(question);
    await expect.poll(async () => (await ask(question)).turn?.kind).toBe("unknown");
    const twice = await post("confirmed/take-back", { locale: "zh-CN", text: question });
    expect(twice.problem.code).toBe("not_found");
  });

  test("it is in no pack", async () => {
    const body = { locale: "zh-CN", slug: "top-up-missing", texts: ["贝壳币去哪儿了"] };
    await post("confirmed", body);
    await expect.poll(async () => cited(await ask("贝壳币去哪儿了"))).toEqual(["充值没到账"]);
    const parts = await server.deps.database.selectFrom("parts").select("content").execute();
    expect(parts.filter(({ content }) => content.includes("贝壳币"))).toEqual([]);
  });

  test("put aside, it comes back when it is asked again", async () => {
    await ask("火星救援几点放映");
    expect(texts(await topics()).flat()).toContain("火星救援几点放映");
    const body = { locale: "zh-CN", texts: ["火星救援几点放映"] };
    expect((await post("missed/dismiss", body)).status).toBe(204);
    expect(texts(await topics()).flat()).not.toContain("火星救援几点放映");
    await ask("火星救援几点放映");
    expect(texts(await topics()).flat()).toContain("火星救援几点放映");
  });

  test("bad input is refused by name", async () => {
    const nothing = { locale: "zh-CN", slug: "no-such-article", texts: ["a b"] };
    expect((await post("confirmed", nothing)).problem.code).toBe("article_not_found");
    const bad = [
      { ...nothing, texts: [] },
      { ...nothing, texts: ["x".repeat(301)] },
      { slug: "a" },
    ];
    for (const body of bad) {
      expect((await post("confirmed", body)).problem.code).toBe("invalid_input");
    }
  });
});

test("[LN2] [P44] erasing what was said takes its count and its confirmation back", async () => {
  const own = await server.visitor();
  const conversationId = server.id();
  const said = "我的贝壳收藏夹密码是什么";
  await own.say(said, { conversationId });
  await post("confirmed", { locale: "zh-CN", slug: "top-up-missing", texts: [said] });
  const { knowledge, sites } = server.app.services;
  const holds = async () => {
    const published = await knowledge.published(await sites.get("demo"), "zh-CN");
    const { id } = published.article("top-up-missing") ?? { id: 0 };
    return published.botArticle(id)?.questions.includes(said);
  };
  await expect.poll(holds).toBe(true);
  await own.send({ type: "visitor.erase" });
  expect((await confirmed()).map(({ text }) => text)).not.toContain(said);
  const left = await server.deps.database
    .selectFrom("search_misses")
    .select("query")
    .where("query", "=", said)
    .execute();
  expect(left).toEqual([]);
  // Nor does the bot hold it in memory.
  await expect.poll(holds).toBe(false);
});
