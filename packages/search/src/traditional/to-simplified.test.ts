import { expect, test } from "vitest";
import { buildIndex, hasUnseen } from "../index.ts";
import { search } from "../search.ts";
import { toSimplified } from "./to-simplified.ts";

test.each([
  ["退貨退款多久到賬", "退货退款多久到账"],
  ["視頻無法顯示，裡面沒聲音", "视频无法显示，里面没声音"],
  ["已经是简体", "已经是简体"],
  ["Reset 密碼 2FA 🙂", "Reset 密码 2FA 🙂"],
  ["", ""],
])("%s is %s", (traditional, simplified) => {
  expect(toSimplified(traditional)).toBe(simplified);
});

test("[F5.02] a traditional query shows itself by a character never seen, and then finds", () => {
  const index = buildIndex([
    { id: "video", fields: { title: "视频无法显示" } },
    { id: "refund", fields: { title: "退款多久到账" } },
  ]);
  expect(hasUnseen(index, "退款多久")).toBe(false);
  expect(hasUnseen(index, "refund")).toBe(false);
  expect(hasUnseen(index, "視頻顯示")).toBe(true);
  expect(search(index, toSimplified("視頻顯示"))[0]?.id).toBe("video");
});
