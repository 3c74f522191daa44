import { richTextToPlainText, type Message } from "@helpbuoy/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  ANSWER,
  createModelServer,
  expectArticle,
  MODEL_KEY,
  QUESTION,
  type ModelServer,
} from "../../test/model-server.ts";
import { createApp } from "../app.ts";

let desk: ModelServer;
beforeEach(async () => {
  desk = await createModelServer();
});
afterEach(() => desk.stop());

const words = ({ body }: Pick<Message, "body">) => richTextToPlainText(body);
const usage = () => desk.server.deps.database.selectFrom("model_usage").selectAll().execute();

describe("[LM1] [LM2] an answer that a model writes", () => {
  test("is given with the articles it cites, without their numbers", async () => {
    desk.model.reply = { text: ANSWER, tokens: 900 };
    const answer = await desk.ask(QUESTION);
    expect(words(answer)).toBe("退款会按原路退回，1至7个工作日到账。钱包余额最快。");
    expect(answer.turn).toMatchObject({
      kind: "answer",
      isWritten: true,
      offerPerson: false,
      choices: [],
      citations: [{ title: QUESTION }],
    });
    expect(await desk.pending()).toEqual([]);
    expect(await usage()).toMatchObject([
      { site_key: "demo", day: "2026-11-20", tokens: 900, answers: 1 },
    ]);
  });

  test("is written from numbered passages of the articles found, and from nothing secret", async () => {
    desk.model.reply = { text: ANSWER };
    const id = desk.server.id();
    await desk.ask(QUESTION, id);
    await desk.ask("收不到验证码怎么登录，卡号4111 1111 1111 1111", id);
    const [first, second] = desk.model.asked.map(({ body }) => ({
      rules: body.messages[0]?.content ?? "",
      told: JSON.parse(body.messages[1]?.content ?? "{}") as {
        language: string;
        passages: { number: number; title: string; text: string }[];
        earlier: { from: string; text: string }[];
        question: string;
      },
    }));
    expect(first?.told).toMatchObject({ language: "zh-CN", question: QUESTION, earlier: [] });
    expect(first?.told.passages[0]).toMatchObject({ number: 1, title: QUESTION });
    expect(first?.told.passages[0]?.text).toContain("1至7个工作日到账");
    expect(second?.told.earlier.map(({ from }) => from)).toEqual(["visitor", "bot"]);
    expect(second?.told.question).toContain("••••1111");
    expect(JSON.stringify(desk.model.asked.map(({ body }) => body))).not.toContain(MODEL_KEY);
    expect(second?.rules).toBe(first?.rules);
  });

  test("settles what would else be a choice, and is that choice where it does not hold", async () => {
    desk.model.reply = ({ body }) => {
      const { passages } = JSON.parse(body.messages[1]?.content ?? "{}") as {
        passages: { number: number; title: string }[];
      };
      const first = passages.find(({ title }) => title === QUESTION)?.number;
      return { text: `退款1至7个工作日到账 [${first}]。` };
    };
    const written = await desk.ask("充值 退款");
    expect(written.turn).toMatchObject({
      kind: "answer",
      isWritten: true,
      choices: [],
      citations: [{ title: QUESTION }],
    });
    desk.model.reply = { text: "NO_ANSWER" };
    const chosen = await desk.ask("充值 退款");
    expect(chosen.turn).toMatchObject({ kind: "clarify", citations: [] });
    expect(chosen.turn?.choices.length).toBeGreaterThan(1);
  });

  test("is asked for only where the bot would answer from articles", async () => {
    desk.model.reply = { text: ANSWER };
    for (const text of [
      "你好",
      "谢谢",
      "转人工",
      "外星人的飞船停哪里",
      "你们就是骗子，退款多久到账",
    ]) {
      const events = await desk.visitor.say(text);
      expect(events.at(-1)).toMatchObject({ message: { author: "bot" } });
    }
    const { knowledge, sites } = desk.server.app.services;
    const article = await knowledge.article(await sites.get("demo"), "zh-CN", "refund-time");
    await desk.visitor.say(article.title, { choice: article.id });
    expect(desk.model.asked).toEqual([]);
  });

  test("[BT6] is not asked for where a person comes first", async () => {
    desk.model.reply = { text: ANSWER };
    const { database } = desk.server.deps;
    await database
      .updateTable("categories")
      .set({ person_first: 1 })
      .where("slug", "=", "payment")
      .execute();
    await desk.server.app.services.publish.publish("demo");
    const { clock } = desk.server;
    // The old version answers until the index of the new one is whole.
    const reason = async () => {
      clock.advance(1_000);
      return (await desk.ask(QUESTION)).turn?.offerReason;
    };
    await expect.poll(reason).toBe("person_first");
    const before = desk.model.asked.length;
    expect(await reason()).toBe("person_first");
    expect(desk.model.asked).toHaveLength(before);
  });

  test("is asked for once, however often the command is repeated", async () => {
    desk.model.reply = { text: ANSWER };
    const conversationId = desk.server.id();
    const command = {
      type: "message.send" as const,
      conversationId,
      messageId: desk.server.id(),
      locale: "zh-CN",
      text: QUESTION,
      attachments: [],
    };
    const key = desk.server.id();
    const all = await Promise.all([1, 2, 3].map(() => desk.visitor.send(command, key)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    await expect.poll(async () => (await desk.messages(conversationId)).length).toBe(2);
    await desk.visitor.send(command, key);
    expect(await desk.messages(conversationId)).toHaveLength(2);
    expect(desk.model.asked).toHaveLength(1);
  });
});

describe("[LM5] how much it is asked", () => {
  test("a site has a budget for each day, which a restart does not forget", async () => {
    await desk.stop();
    desk = await createModelServer({ flags: { "llm-daily-tokens": "10000" } });
    desk.model.reply = { text: ANSWER, tokens: 6_500 };
    expect((await desk.ask(QUESTION)).turn?.isWritten).toBe(true);
    expectArticle(await desk.ask(QUESTION));
    const again = createApp(desk.server.deps);
    expect(desk.model.asked).toHaveLength(1);
    const asked = { ...desk.server, app: again };
    const answer = await asked.app.request("/v1/sites/demo/commands", {
      method: "POST",
      headers: {
        authorization: `Bearer ${desk.visitor.token}`,
        "idempotency-key": desk.server.id(),
        "content-type": "application/json",
      },
      body: JSON.stringify({
        type: "message.send",
        conversationId: desk.server.id(),
        messageId: desk.server.id(),
        locale: "zh-CN",
        text: QUESTION,
        attachments: [],
      }),
    });
    expect(((await answer.json()) as { events: object[] }).events).toHaveLength(3);
    expect(desk.model.asked).toHaveLength(1);
    again.stop();
    desk.server.clock.advance(86_400_000);
    expect((await desk.ask(QUESTION)).turn?.isWritten).toBe(true);
  });

  test("what an endpoint does not say is estimated", async () => {
    desk.model.reply = { text: ANSWER };
    await desk.ask(QUESTION);
    const [{ tokens } = { tokens: 0 }] = await usage();
    expect(tokens).toBeGreaterThan(300);
    expect(tokens).toBeLessThan(4_000);
  });

  test("one that asks to be left alone is, for so long", async () => {
    desk.model.reply = { status: 429, headers: { "retry-after": "60" } };
    await desk.ask(QUESTION);
    desk.model.reply = { text: ANSWER };
    const { clock } = desk.server;
    expectArticle(await desk.ask(QUESTION));
    clock.advance(59_000);
    expectArticle(await desk.ask(QUESTION));
    expect(desk.model.asked).toHaveLength(1);
    clock.advance(2_000);
    expect((await desk.ask(QUESTION)).turn?.isWritten).toBe(true);
  });

  test("one that fails three times in a row is left alone for a while", async () => {
    desk.model.reply = { status: 500 };
    for (let times = 0; times < 4; times += 1) expectArticle(await desk.ask(QUESTION));
    expect(desk.model.asked).toHaveLength(3);
  });
});
