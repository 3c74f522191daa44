import { expect, test } from "vitest";
import { namesOfOthers } from "./names-others.ts";

test.for([
  ["微信的钱怎么提现", ["微信"]],
  ["how do I close my PayPal account?", ["paypal"]],
  ["is it advisable to wait", []],
  ["我的订单还没到", []],
  ["two Ubers were cancelled", ["uber"]],
  ["ＱＱ密码忘了", ["qq"]],
] as const)("%s", ([question, names]) => {
  expect(namesOfOthers(question)).toEqual(names);
});
