import { describe, expect, test } from "vitest";
import { decide } from "./decide.ts";
import { buildIndex } from "./index-builder.ts";
import { searchQuestion } from "./question-search.ts";
import type { BotArticle, BotTurn } from "./decision.ts";
import type { SearchDocument } from "./search-index.ts";

const article = (id: string, title: string, questions: readonly string[], text: string) => ({
  id,
  title,
  questions,
  sections: [{ heading: "", text }],
});
const articles: BotArticle[] = [
  article("1", "登录不了怎么办", ["登录不上", "登录失败"], "先检查网络，再获取一次验证码。"),
  article("2", "退款多久到账", ["退款要等几天", "钱什么时候退回来"], "一般1至7个工作日到账。"),
  article("3", "修改收货地址", ["地址写错了怎么改"], "发货前在订单里修改。"),
  article("4", "怎么开直播", ["开播的条件"], "实名认证后就能开播。"),
];
const documents: SearchDocument[] = articles.map(({ id, title, questions, sections }) => ({
  id,
  fields: { title, questions, body: sections.map(({ text }) => text) },
}));
const selfService: SearchDocument[] = [
  {
    id: "guide/sign-in",
    fields: { title: "查一查为什么进不了账号", questions: ["登录不上去", "账号进不去"] },
  },
  { id: "task/recover", fields: { title: "找回账号", questions: ["忘了密码要找回"] } },
  {
    id: "guide/camera",
    fields: { title: "摄像头打不开", questions: ["拍摄黑屏", "摄像头是黑的"] },
  },
];
const texts = buildIndex(documents);
const all = buildIndex([...documents, ...selfService]);
const settled: Record<string, string[]> = { "1": ["task/recover", "guide/sign-in"] };

const say = (query: string, history: readonly BotTurn[] = [], isOffering = true) =>
  decide({
    query,
    history,
    search: (text) => searchQuestion(texts, text),
    article: (id) => articles.find((one) => one.id === id),
    ...(isOffering && {
      offers: {
        settling: (id: string) => settled[id] ?? [],
        search: (text: string) => searchQuestion(all, text),
      },
    }),
  });

describe("[F6.22] guides and tasks are offered where they settle it", () => {
  test("with the article that they settle, what fits the question first", () => {
    expect(say("登录不上")).toMatchObject({
      kind: "answer",
      articleId: "1",
      offers: [
        { id: "guide/sign-in", why: "settles" },
        { id: "task/recover", why: "settles" },
      ],
    });
  });

  test("instead of nothing, where no article answers and one of them clearly does", () => {
    expect(say("拍摄黑屏")).toMatchObject({
      kind: "unknown",
      offers: [{ id: "guide/camera", why: "fits" }],
    });
  });

  test("not with an article that nothing settles, and not for what shares a word", () => {
    expect(say("退款多久到账").offers).toBeUndefined();
    expect(say("摄像头多少钱一个").offers).toBeUndefined();
    expect(say("今天天气怎么样").offers).toBeUndefined();
  });

  test("not with small talk, nor to who asks for a person", () => {
    expect(say("你好").offers).toBeUndefined();
    expect(say("转人工").offers).toBeUndefined();
  });

  test("not again right after it was offered", () => {
    const before: BotTurn = {
      text: "登录不上",
      decided: "answer",
      articleId: "1",
      offered: ["guide/sign-in"],
    };
    expect(say("还是不行", [before]).offers?.map(({ id }) => id)).toEqual(["task/recover"]);
  });

  test("with several questions, of each answer", () => {
    const { kind, offers } = say("登录不上怎么办？退款多久到账？");
    expect(kind).toBe("answer");
    expect(offers?.map(({ id }) => id)).toContain("guide/sign-in");
  });

  test("alone, where the article that would answer is about something else", () => {
    const rest = { id: "9", title: "横屏拍视频", questions: ["拍视频的画面方向"] };
    const both = buildIndex([...documents, { id: "9", fields: rest }, ...selfService]);
    const ask = (isOffering: boolean) =>
      decide({
        query: "拍摄黑屏",
        history: [],
        // As a model is that is sure of what the texts are not.
        search: () => ({ hits: [{ id: "9", probability: 1 }], familiarity: 0.9 }),
        article: (id) => (id === "9" ? { ...rest, sections: [] } : undefined),
        ...(isOffering && {
          offers: { settling: () => [], search: (text: string) => searchQuestion(both, text) },
        }),
      });
    expect(ask(false)).toMatchObject({ kind: "answer", articleId: "9" });
    expect(ask(true)).toMatchObject({
      kind: "unknown",
      near: [],
      offers: [{ id: "guide/camera", why: "fits" }],
    });
  });

  test("else what is decided is what was decided without them", () => {
    for (const query of ["登录不上", "拍摄黑屏", "退款多久到账", "你好", "转人工", "地址"]) {
      const { offers: _, ...decided } = say(query);
      expect(decided).toEqual(say(query, [], false));
    }
  });
});
