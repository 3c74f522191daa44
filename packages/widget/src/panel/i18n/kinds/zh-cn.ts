import type { kindTexts as english } from "./en.ts";

/** 搜索结果和推荐的类别文案。 */
export const kindTexts: typeof english = {
  whichKind: "看哪一类",
  allKinds: "全部",
  articles: "文章",
  guides: "排查",
  guideKind: "排查",
  myTicket: "我的工单",
  settleHere: "在这里解决",
  startHere: "从这里开始",
};
