import { richTextToPlainText, type Message } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { botReply } from "./bot-reply.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

let server: TestServer;
let visitor: TestVisitor;
beforeAll(async () => {
  server = await createTestServer();
  visitor = await server.visitor();
});
afterAll(() => server.stop());

/** A talk of its own: says one thing after the other, answers with the bot's messages. */
async function talk(...texts: string[]): Promise<Message[]> {
  const conversationId = server.id();
  const answers: Message[] = [];
  for (const text of texts) answers.push(await ask(text, { conversationId }));
  return answers;
}
async function ask(text: string, rest: Parameters<TestVisitor["say"]>[1] = {}): Promise<Message> {
  const events = await visitor.say(text, rest);
  const last = events.at(-1);
  if (last?.type !== "message.created") throw new Error("the bot did not answer");
  return last.message;
}
const words = ({ body }: Message) => richTextToPlainText(body);
const cited = ({ turn }: Message) => turn?.citations.map(({ title }) => title);
async function articleText(slug: string, locale = "zh-CN"): Promise<string> {
  const { knowledge, sites } = server.app.services;
  const article = await knowledge.article(await sites.get("demo"), locale, slug);
  return richTextToPlainText(article.body);
}

describe("[BT1] an answer cites its article, and its words come from it", () => {
  test.for([
    ["退款多久到账", "退款多久到账", "refund-time"],
    ["收不到验证码怎么登录", "登录不了怎么办", "cannot-sign-in"],
    ["退款多久到賬", "退款多久到账", "refund-time"],
    ["手机号换了怎么改绑定", "怎么更换绑定的手机号", "change-phone"],
  ] as const)("%s", async ([question, title, slug]) => {
    const answer = await ask(question);
    expect(answer.turn?.kind).toBe("answer");
    expect(answer.turn?.confidence).toBeGreaterThan(0.5);
    expect(cited(answer)).toEqual([title]);
    const text = await articleText(slug);
    for (const line of words(answer).split("\n")) expect(text).toContain(line);
  });

  test("the first paragraph, then the steps as a list, without the pictures", async () => {
    const { body } = await ask("登录不了怎么办");
    expect(body[0]?.type).toBe("paragraph");
    expect(body.map(({ type }) => type)).toContain("list");
    expect(JSON.stringify(body)).not.toContain('"image"');
    expect(words({ body } as Message)).toContain("获取验证码");
  });
});

describe("[BT2] a follow-up keeps the topic", () => {
  test("how long, after a question about changing the number", async () => {
    const [, followUp] = await talk("怎么更换绑定的手机号", "那要多久");
    expect(cited(followUp as Message)).toEqual(["怎么更换绑定的手机号"]);
    expect(words(followUp as Message)).toContain("立即生效");
  });

  test("what it costs, after a question about refunds", async () => {
    const [, followUp] = await talk("How long does a refund take?", "and what does it cost?");
    expect(cited(followUp as Message)).toEqual(["How long a refund takes"]);
    expect(words(followUp as Message)).toContain("A refund is free");
  });
});

describe("[F6.22] [BT13] guides and tasks are offered where they settle it", () => {
  const signIn = {
    kind: "guide",
    slug: "sign-in-fails",
    title: "查一查为什么登录不了",
  };

  test("with the article that they settle, in either language", async () => {
    const answer = await ask("收不到验证码怎么登录");
    expect(answer.turn).toMatchObject({ kind: "answer", offers: [signIn] });
    const refund = await ask("How long does a refund take?");
    expect(refund.turn?.offers).toEqual([
      { kind: "task", slug: "get-refund", title: "Ask for a refund" },
    ]);
    expect((await ask("手机号换了怎么改绑定")).turn?.offers).toBeUndefined();
  });

  test("with an article that was picked", async () => {
    const { knowledge, sites } = server.app.services;
    const { id } = await knowledge.article(await sites.get("demo"), "zh-CN", "cannot-sign-in");
    expect((await ask("", { choice: id })).turn?.offers).toEqual([signIn]);
  });

  test("in place of nothing, which is said so and no missed question", async () => {
    const text = "拍摄黑屏";
    const answer = await ask(text);
    expect(answer.turn).toMatchObject({
      kind: "unknown",
      offers: [{ kind: "guide", slug: "black-picture", title: "查一查为什么画面是黑的" }],
    });
    expect(words(answer)).toContain("可以在这里直接处理");
    const token = await server.agent("looking@example.com", "agent");
    const nothing = "贝壳罐头怎么空了";
    expect((await ask(nothing)).turn?.offers).toBeUndefined();
    const { body } = await server.call("/v1/agents/sites/demo/questions/missed?locale=zh-CN", {
      token,
    });
    expect(JSON.stringify(body)).toContain(nothing);
    expect(JSON.stringify(body)).not.toContain(text);
  });

  test("not for a product of others, and not twice in a row", async () => {
    expect((await ask("微信摄像头打不开")).turn?.offers).toBeUndefined();
    const [first, second] = await talk("登录不了怎么办", "还是不行");
    expect(first?.turn?.offers).toEqual([signIn]);
    expect(second?.turn?.offers).toBeUndefined();
  });
});

test("[BT3] a picked choice is answered", async () => {
  const { knowledge, sites } = server.app.services;
  const site = await sites.get("demo");
  const { id, title } = await knowledge.article(site, "zh-CN", "top-up-missing");
  const answer = await ask(title, { choice: id });
  expect(answer.turn).toMatchObject({ kind: "answer", confidence: 1 });
  expect(cited(answer)).toEqual(["充值没到账"]);
  const bare = await ask("", { choice: id });
  expect(cited(bare)).toEqual(["充值没到账"]);
});

describe("[BT4] what no article answers", () => {
  test("is said to be unknown, with ways on; the second in a row offers a person first", async () => {
    const [first, second] = await talk("外星人的飞船停哪里", "火星上的天气如何");
    expect(first?.turn).toMatchObject({ kind: "unknown", offerPerson: false, citations: [] });
    expect(words(first as Message)).toContain("人工");
    expect(second?.turn).toMatchObject({ kind: "unknown", offerPerson: true });
    expect(words(second as Message)).toContain("24小时");
  });

  test("is remembered, so that someone writes it", async () => {
    await talk("怎么养猫咪呀", "怎么养猫咪呀");
    const rows = await server.deps.database
      .selectFrom("search_misses")
      .select(["query", "count", "locale"])
      .where("query", "=", "怎么养猫咪呀")
      .execute();
    expect(rows).toEqual([{ query: "怎么养猫咪呀", count: 2, locale: "zh-CN" }]);
  });
});

test.for([
  ["你好", "smalltalk", "你好"],
  ["谢谢", "smalltalk", "不客气"],
  ["转人工", "person_requested", "人工"],
] as const)("%s is %s", async ([text, kind, said]) => {
  const answer = await ask(text);
  expect(answer.turn?.kind).toBe(kind);
  expect(words(answer)).toContain(said);
});

test("[BT5] the same question, talk and pack lead to the same answer, and change nothing", async () => {
  const { knowledge, sites } = server.app.services;
  const published = await knowledge.published(await sites.get("demo"), "zh-CN");
  const [begun] = await visitor.say("怎么更换绑定的手机号");
  const { body } = await visitor.conversation(begun?.conversationId ?? "");
  const asked = {
    text: "那要多久",
    choice: undefined,
    hasFiles: false,
    messages: body.messages,
    replyWithinHours: 24,
  };
  const before = structuredClone(asked);
  const replies = Array.from({ length: 3 }, () => botReply(asked, published));
  expect(replies[0]?.turn.kind).toBe("answer");
  expect(replies).toEqual([replies[0], replies[0], replies[0]]);
  expect(asked).toEqual(before);
});

test("files without words are answered plainly", async () => {
  const conversationId = server.id();
  const fileId = server.id();
  await server.call(`/files/${fileId}?name=a.txt&conversationId=${conversationId}`, {
    method: "PUT",
    token: visitor.token,
    key: server.id(),
    raw: "text",
  });
  const answer = await ask("", { conversationId, attachments: [fileId] });
  expect(answer.turn?.kind).toBe("unknown");
  expect(words(answer)).toContain("看不了文件");
});

describe("the visitor's language decides", () => {
  test("the locale of the command", async () => {
    expect(cited(await ask("refund time", { locale: "en" }))).toEqual(["How long a refund takes"]);
  });

  test("unless the text is clearly in the other language of the site", async () => {
    expect(cited(await ask("how long does a refund take"))).toEqual(["How long a refund takes"]);
    expect(cited(await ask("退款多久到账", { locale: "en" }))).toEqual(["退款多久到账"]);
  });
});

describe("[F5.11] [BT8] several questions in one message", () => {
  test("are answered one after the other, each under its article's title", async () => {
    const answer = await ask("退款多久到账？收不到验证码怎么登录？");
    expect(cited(answer)).toEqual(["退款多久到账", "登录不了怎么办"]);
    const lines = words(answer).split("\n");
    expect(lines[0]).toBe("退款多久到账");
    expect(lines).toContain("登录不了怎么办");
  });

  test("the last of them leads on", async () => {
    const [, followUp] = await talk("退款多久到账？怎么更换绑定的手机号？", "那要多久");
    expect(cited(followUp as Message)).toEqual(["怎么更换绑定的手机号"]);
  });
});

test("[BT9] what is told of order, amount and account stays known", async () => {
  const [first, second] = await talk("订单 6917340012345678 退款多久到账", "退了128.5元还是没到");
  expect(first?.turn?.slots).toEqual({ order: "6917340012345678" });
  expect(second?.turn?.slots).toEqual({ order: "6917340012345678", amount: "128.5元" });
  const [nothing] = await talk("退款多久到账");
  expect(nothing?.turn?.slots).toBeUndefined();
});
