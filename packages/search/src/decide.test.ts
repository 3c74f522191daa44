import { describe, expect, test } from "vitest";
import { decide } from "./decide.ts";
import { buildIndex } from "./index-builder.ts";
import { searchQuestion } from "./question-search.ts";
import type { BotArticle, BotTurn } from "./decision.ts";

const articles: BotArticle[] = [
  {
    id: "return",
    title: "怎么申请退货退款",
    questions: ["东西不想要了怎么退", "收到的货坏了，能退钱吗"],
    sections: [
      { heading: "申请步骤", text: "打开我的订单，点申请售后，提交。" },
      { heading: "多久能退到账", text: "商家签收后3天内退款，原路退回银行卡。" },
      { heading: "运费谁出", text: "质量问题由商家承担运费。" },
      { heading: "哪些情况能退", text: "需要保持商品完好，特价商品有限制。" },
      { heading: "申请失败怎么办", text: "如果提交不成功，请更新应用后再试。" },
    ],
  },
  {
    id: "phone",
    title: "更换绑定的手机号",
    questions: ["旧手机号不用了怎么换绑", "换绑手机号收不到验证码"],
    sections: [{ heading: "换绑步骤", text: "打开设置，账号与安全，更换手机号。" }],
  },
  {
    id: "password",
    title: "Reset your password",
    questions: ["I forgot my password", "The password reset email never came"],
    sections: [
      { heading: "Steps", text: "Open sign in, tap Forgot password." },
      { heading: "How long it takes", text: "The email comes within 5 minutes." },
      { heading: "If it does not work", text: "Look in your spam folder." },
    ],
  },
  {
    id: "delivery",
    title: "Track your parcel",
    questions: ["Where is my order", "When will my parcel arrive"],
    sections: [{ heading: "", text: "Open the order to see where the courier is." }],
  },
  {
    id: "shop",
    title: "开通自己的小店",
    questions: ["个人能开店吗", "开店要交多少押金"],
    sections: [{ heading: "", text: "在商家中心提交营业执照。" }],
  },
];
const index = buildIndex(
  articles.map(({ id, title, questions, sections }) => ({
    id,
    fields: { title, questions, body: sections.map(({ heading, text }) => `${heading}\n${text}`) },
  })),
);
const say = (query: string, history: readonly BotTurn[] = []) =>
  decide({
    query,
    history,
    search: (text) => searchQuestion(index, text),
    article: (id) => articles.find((article) => article.id === id),
  });
const after = (text: string, articleId: string): BotTurn[] => [
  { text, decided: "answer", articleId },
];

test.each([
  ["怎么申请退货", "return"],
  ["收到的货坏了怎么退钱", "return"],
  ["旧手机号不用了", "phone"],
  ["I forgot my password", "password"],
  ["where is my parcel", "delivery"],
])("%s is answered with %s", (query, articleId) => {
  const decision = say(query);
  const offered = decision.kind === "clarify" ? decision.choices[0] : undefined;
  expect(decision.kind === "answer" ? decision.articleId : offered).toBe(articleId);
  expect(decision.trace.familiarity).toBeGreaterThan(0.5);
});

test("a question said as an article says it is answered outright", () => {
  expect(say("I forgot my password")).toMatchObject({ kind: "answer", articleId: "password" });
  expect(say("怎么申请退货退款")).toMatchObject({ kind: "answer", articleId: "return" });
});

test.each([
  "今天天气怎么样",
  "写一首关于大海的诗",
  "世界杯谁赢了",
  "Who won the world cup?",
  "Write me a poem about the sea",
  "What is the weather like tomorrow?",
  "asdf qwer",
  "？？？",
  "🙂",
  "",
])("%j is unknown", (query) => {
  expect(say(query)).toMatchObject({ kind: "unknown", near: [], offerPerson: false });
});

test("unknown suggests what stands near only where the question shares enough with it", () => {
  const hits = [{ id: "return", probability: 1 }];
  const near = (familiarity: number) => {
    const search = () => ({ hits, familiarity });
    const decision = decide({ query: "x", history: [], search, article: () => undefined });
    return decision.kind === "unknown" ? decision.near : decision.kind;
  };
  expect(near(0.3)).toEqual(["return"]);
  expect(near(0.1)).toEqual([]);
});

test("unknown twice in a row offers a person", () => {
  const history: BotTurn[] = [{ text: "天气怎么样", decided: "unknown" }];
  expect(say("世界杯谁赢了", history)).toMatchObject({ kind: "unknown", offerPerson: true });
});

test("a vague question gets two to four choices", () => {
  const decision = say("怎么换");
  expect(["clarify", "unknown"]).toContain(decision.kind);
  if (decision.kind !== "clarify") return;
  expect(decision.choices.length).toBeGreaterThanOrEqual(2);
  expect(decision.choices.length).toBeLessThanOrEqual(4);
});

describe("follow-ups keep the topic and choose the section", () => {
  test.each([
    ["那要多久?", "return", 1],
    ["多久到账", "return", 1],
    ["多少钱", "return", 2],
    ["运费谁出", "return", 2],
    ["有什么条件", "return", 3],
    ["还是不行", "return", 4],
    ["为什么", "return", 4],
    ["and how long does it take?", "password", 1],
    ["how long", "password", 1],
    ["It still doesn't work", "password", 2],
    ["why", "password", 2],
    ["where do I do that?", "password", 0],
  ])("%s after %s: section %i", (query, articleId, section) => {
    const decision = say(query, after("…", articleId));
    expect(decision).toMatchObject({ kind: "answer", articleId, section });
    expect(decision.trace).toMatchObject({ topic: articleId });
  });
});

test("how much keeps the topic even where no section speaks of money", () => {
  expect(say("how much", after("where is my order", "delivery"))).toMatchObject({
    kind: "answer",
    articleId: "delivery",
  });
});

test("a new question leaves the topic, and an outside one does not stick to it", () => {
  const history = after("怎么申请退货", "return");
  const fresh = say("旧手机号不用了怎么换绑", history);
  expect(fresh).toMatchObject({ kind: "answer", articleId: "phone" });
  expect(say("那今天天气怎么样", history).kind).toBe("unknown");
  expect(say("and who won the world cup", history).kind).toBe("unknown");
});

test("the topic outlasts a turn of small talk", () => {
  const history: BotTurn[] = [
    ...after("怎么申请退货", "return"),
    { text: "谢谢", decided: "smalltalk" },
  ];
  expect(say("要多久", history)).toMatchObject({ kind: "answer", articleId: "return" });
});

test("what failed twice is not answered with the same again", () => {
  const history: BotTurn[] = [
    ...after("怎么申请退货", "return"),
    { text: "还是不行", decided: "answer", articleId: "return" },
  ];
  expect(say("还是不行", history)).toMatchObject({ kind: "unknown", offerPerson: true });
});

test("words after a choice are read together with the question", () => {
  const history: BotTurn[] = [{ text: "password", decided: "clarify" }];
  expect(say("reset email never came", history).trace.confidence).toBeGreaterThanOrEqual(
    say("reset email never came").trace.confidence,
  );
});

test("the same turn is decided the same way", () => {
  expect(say("怎么申请退货")).toEqual(say("怎么申请退货"));
});

test("choices: two at least, a third and a fourth only where they stand near", () => {
  const choices = (...chances: number[]) => {
    const hits = chances.map((probability, at) => ({ id: `${at}`, probability }));
    const search = () => ({ hits, familiarity: 1 });
    const decision = decide({ query: "x", history: [], search, article: () => undefined });
    return decision.kind === "clarify" ? decision.choices.length : decision.kind;
  };
  expect(choices(0.6, 0.38, 0.01, 0.01)).toBe(2);
  expect(choices(0.5, 0.3, 0.15, 0.03, 0.02)).toBe(3);
  expect(choices(0.3, 0.2, 0.2, 0.15, 0.15)).toBe(4);
  expect(choices(0.9, 0.05, 0.05)).toBe("answer");
});

describe("several questions in one message", () => {
  test("each that has an answer of its own gets it, in order", () => {
    const decision = say("怎么申请退货退款？开店要交多少押金？");
    expect(decision).toMatchObject({ kind: "answer", articleId: "return" });
    expect(decision.kind === "answer" && decision.more).toEqual([{ articleId: "shop" }]);
    expect(decision.trace.parts).toHaveLength(2);
  });

  test("a later one may ask on about what an earlier one led to", () => {
    const decision = say("怎么申请退货退款？那多久能到账？");
    expect(decision).toMatchObject({ kind: "answer", articleId: "return" });
    expect(decision.kind === "answer" && decision.more).toEqual([
      { articleId: "return", section: 1 },
    ]);
  });

  test("one without an answer leaves the message to be read as a whole", () => {
    const decision = say("怎么申请退货退款？火星上几点了？");
    expect(decision.kind === "answer" && decision.more).toBeFalsy();
    expect(decision.trace.parts).toBeUndefined();
  });
});

test("order, amount and account stay known until told anew", () => {
  const first = say("订单 6917340012345678 怎么申请退货退款");
  expect(first.slots).toEqual({ order: "6917340012345678" });
  const history = [{ text: "…", decided: first.kind, slots: first.slots }] satisfies BotTurn[];
  expect(say("退 128 元", history).slots).toEqual({ order: "6917340012345678", amount: "128 元" });
  expect(say("订单 88012345 呢", history).slots).toEqual({ order: "88012345" });
});

describe("after a choice was offered", () => {
  const offered = (...choices: string[]): BotTurn[] => [
    { text: "怎么换", decided: "clarify", choices },
  ];
  test("it is told by its place, or by words of its title", () => {
    expect(say("第二个", offered("return", "phone"))).toMatchObject({ articleId: "phone" });
    expect(say("手机号", offered("return", "phone"))).toMatchObject({ articleId: "phone" });
  });

  test("a question of its own is answered as such", () => {
    expect(say("I forgot my password", offered("return", "phone"))).toMatchObject({
      articleId: "password",
    });
  });

  test("where none is meant, a person is offered", () => {
    expect(say("都不是", offered("return", "phone"))).toMatchObject({
      kind: "unknown",
      offer: "low_confidence",
    });
  });
});

test("of an opening that was said before, the sentence that answers is said", () => {
  const fees: BotArticle = {
    id: "fees",
    title: "Bank cards",
    questions: [],
    sections: [{ heading: "", text: "Adding a card is free. A check takes 3 days." }],
  };
  const decision = decide({
    query: "how long does it take?",
    history: after("bank cards", "fees"),
    search: () => ({ hits: [], familiarity: 0 }),
    article: () => fees,
  });
  expect(decision).toMatchObject({ section: 0, sentences: "A check takes 3 days." });
});

test("numbers of an order do not hide what is asked", () => {
  expect(say("订单 6917340012345678 怎么申请退货退款")).toMatchObject({ articleId: "return" });
  expect(say("我的订单号是 6917340012345678")).toMatchObject({ kind: "smalltalk", mood: "noted" });
});

test.each([
  ["换邦的旧手机号停了，帐号怎么换绑手机号", "phone"],
  ["怎么申请退货退筐", "return"],
])("%s: wrong characters are put right", (query, articleId) => {
  expect(say(query)).toMatchObject({ kind: "answer", articleId });
});

test("an order number is no threat", () => {
  expect(say("订单 6917340012345678 怎么申请退货退款").offer).toBeUndefined();
});

test("an article's very title leaves the topic for it", () => {
  const history = [{ text: "怎么申请退货退款", decided: "answer", articleId: "return" }] as const;
  expect(say("更换绑定的手机号", history)).toMatchObject({ kind: "answer", articleId: "phone" });
});
