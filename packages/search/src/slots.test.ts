import { expect, test } from "vitest";
import { onlyTellsSlots, readSlots, withoutSlots } from "./slots.ts";

test.for([
  ["我的订单号是 6917340012345678 还没到", { order: "6917340012345678" }],
  ["order #SF-2024-0012345 has not come", { order: "SF-2024-0012345" }],
  ["4200001234202611201234567890 是什么", {}],
  ["6917340012345678901 一直待发货", { order: "6917340012345678901" }],
  ["退了 128.50 元没到账", { amount: "128.50 元" }],
  ["I paid $1,299.00 twice", { amount: "$1,299.00" }],
  ["扣了我￥30", { amount: "￥30" }],
  ["我的账号 langhua_88 登录不了", { account: "langhua_88" }],
  ["my account banned for no reason", {}],
  ["please check @sea.shop1 order 88012345", { account: "@sea.shop1", order: "88012345" }],
  ["write to me@example.com", {}],
  ["收货要等 3 天吗", {}],
] as const)("%s", ([text, slots]) => {
  expect(readSlots(text)).toEqual(slots);
});

test.for([
  ["我的账号是 langhua_88", true],
  ["订单号：6917340012345678", true],
  ["I paid $128.50", true],
  ["my order number is SF-2024-0012345", true],
  ["订单 6917340012345678 怎么取消", false],
  ["my account", false],
  ["", false],
] as const)("[BT9] %s tells only that: %s", ([text, only]) => {
  expect(onlyTellsSlots(text)).toBe(only);
});

test("what is told of an order says nothing of what is asked", () => {
  expect(withoutSlots("怎么取消订单 6917340012345678")).toBe("怎么取消订单  ");
  expect(withoutSlots("怎么取消订单")).toBe("怎么取消订单");
});
