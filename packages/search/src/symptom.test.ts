import { describe, expect, test } from "vitest";
import { needOf } from "./symptom.ts";

describe("[F6.20] what a query says of itself", () => {
  test.each([
    "视频不显示",
    "视频黑屏",
    "付款失败",
    "收不到验证码",
    "一直转圈加载不出来",
    "直播卡",
    "我的号被封了",
    "充值没到账怎么办",
    "为什么没有声音",
    "my video won't show",
    "My video won’t show",
    "video not showing",
    "can't log in",
    "the app keeps crashing",
    "stuck on the start screen",
    "no sound",
    "upload failed",
    "why is the picture blurry?",
  ])("%s: something is out of order", (query) => expect(needOf(query)).toBe("fault"));

  test.each([
    "申诉",
    "退款",
    "我要退款",
    "帮我开发票",
    "申请直播权限",
    "appeal",
    "refund",
    "I want a refund",
    "I'd like to change my number",
    "please close my account",
  ])("%s: something is to be done", (query) => expect(needOf(query)).toBe("wish"));

  test.each([
    "怎么退款",
    "退款多久到账",
    "能不能改地址",
    "有没有直播回放的入口",
    "不想被别人看到我点赞的视频怎么设置",
    "怎么设置不让陌生人评论",
    "how do refunds work",
    "how long does a refund take?",
    "where do I see my orders",
    "I don't want strangers to write to me, where is that setting",
  ])("%s: something is to be known", (query) => expect(needOf(query)).toBe("answer"));

  test.each(["", "  ", "收货地址改成公司的", "my package with the blue tea cups"])(
    "%s: it does not tell",
    (query) => expect(needOf(query)).toBeUndefined(),
  );

  test("a long text is read at once", () => {
    const begin = performance.now();
    for (const text of ["不".repeat(2_000), "i want ".repeat(1_000), "想要申请".repeat(1_000)]) {
      needOf(text);
    }
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});
