import { describe, expect, test } from "vitest";
import { buildIndex } from "./index-builder.ts";
import { rankKinds } from "./rank-kinds.ts";
import { search } from "./search.ts";

const document = (id: string, title: string, ...questions: string[]) => ({
  id,
  fields: { title, questions },
});
const index = buildIndex([
  document("1", "视频不显示怎么办", "看不到视频"),
  document("2", "视频的画质怎么设置"),
  document("3", "怎么申请退款", "退款要多久"),
  document("4", "怎么申诉", "申诉多久有结果"),
  document("5", "Why videos do not play", "my video will not show"),
  document("6", "How a refund works"),
  document("7", "登录不上去怎么办", "登录失败"),
  document("guide/video", "视频播放不了", "视频不显示", "黑屏"),
  document("guide/play", "A video does not play", "my video won't show"),
  document("guide/sign-in", "进不了账号"),
  document("task/refund", "申请退款", "我要退款", "I want a refund"),
  document("task/appeal", "提出申诉", "申诉"),
]);
const settling = (id: string) => (id === "7" ? ["guide/sign-in"] : []);
const found = (query: string, settles = settling) =>
  rankKinds(query, search(index, query), settles).map(({ id }) => id);
const nothing = () => [];

describe("[F6.20] the kind that meets the need stands first", () => {
  test.each([
    ["视频不显示", "guide/video"],
    ["my video won't show", "guide/play"],
    ["我要退款", "task/refund"],
    ["I want a refund", "task/refund"],
    ["申诉", "task/appeal"],
    ["视频的画质怎么设置", "2"],
    ["申诉多久有结果", "4"],
    ["how a refund works", "6"],
  ])("%s", (query, first) => expect(found(query)[0]).toBe(first));

  test("what settles the article that was found comes along, though it shares no word with the query", () => {
    expect(found("登录失败", nothing)).not.toContain("guide/sign-in");
    expect(found("登录失败").slice(0, 3)).toContain("guide/sign-in");
    // Of what is asked to be known, articles are the answer, and it comes after them.
    expect(found("登录怎么设置").indexOf("guide/sign-in")).toBeGreaterThan(0);
  });

  test("nothing is lost, and nothing stands twice", () => {
    for (const query of ["视频不显示", "登录失败", "退款", "video", "申诉"]) {
      const plain = search(index, query).map(({ id }) => id);
      const ranked = found(query);
      expect(new Set(ranked).size).toBe(ranked.length);
      expect(ranked).toEqual(expect.arrayContaining(plain));
    }
  });

  test("articles alone stay in their order, whatever is asked", () => {
    const articles = buildIndex([
      document("1", "视频不显示怎么办"),
      document("2", "视频黑屏"),
      document("3", "申诉"),
    ]);
    for (const query of ["视频不显示", "视频黑屏", "申诉", "video won't show"]) {
      const plain = search(articles, query);
      expect(rankKinds(query, plain, nothing)).toEqual(plain);
    }
  });
});
