import { describe, expect, test } from "vitest";
import { CARD, ID_NUMBER } from "../../test/privacy-site.ts";
import { createLogger } from "../logger.ts";
import { isCardNumber, isIdNumber, redact } from "./redact.ts";

describe("[F4.44] [PR6] what nobody should have written is masked", () => {
  test.each([
    ["我的卡号是4242424242424242，请查", "我的卡号是••••4242，请查"],
    ["card 4242 4242 4242 4242 please", "card ••••4242 please"],
    ["银联 6222021234567890128", "银联 ••••0128"],
    ["3782 is not, 378282246310005 is", "3782 is not, ••••0005 is"],
    ["卡４２４２４２４２４２４２４２４２", "卡••••4242"],
    ["身份证 11010519491231002X 。", "身份证 ••••002X 。"],
    ["身份证110105 19491231 002x", "身份证••••002x"],
    ["my password: hunter22!", "my password: ••••"],
    ["密码是 Abc12345", "密码是 ••••"],
    ["Authorization: Bearer abcdefghijklmnop1234", "Authorization: Bearer ••••"],
    ["sk-live_abcdefghijklmnopqrstu", "••••"],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "••••"],
    ["AKIAIOSFODNN7EXAMPLE", "••••"],
  ])("%s", (typed, kept) => {
    expect(redact(typed)).toBe(kept);
  });

  test.each([
    "订单 20261120080000123456 到哪了",
    "order 4242424242424241",
    "tracking 1234 5678 9012 3456",
    "call +86 138 0013 8000",
    "工单 123456789X 和 11010519491331002X",
    "how do I change my password?",
    "忘记密码怎么办",
    "２０２６年１１月",
    "",
  ])("what only looks like it stays: %s", (typed) => {
    expect(redact(typed)).toBe(typed);
  });

  test("a check digit decides: of all last digits one is a card's, one an identity number's", () => {
    const digits = [..."0123456789"];
    expect(digits.filter((digit) => isCardNumber(`411111111111111${digit}`))).toEqual(["1"]);
    const last = [...digits, "X"];
    expect(last.filter((digit) => isIdNumber(`11010519491231002${digit}`))).toEqual(["X"]);
    expect(isIdNumber("110105194902300025")).toBe(false);
  });

  test("[P16] a long run of digits costs no time", () => {
    const started = performance.now();
    redact("4".repeat(10_000));
    redact("4 ".repeat(5_000));
    redact(`password${" ".repeat(9_990)}`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

test("[PR6] [P45] a number or a key that comes into a log line all the same is masked there", () => {
  const lines: string[] = [];
  const logger = createLogger("info", { write: (line) => void lines.push(line) });
  logger.info({ detail: `card ${CARD}`, parts: [{ said: `id ${ID_NUMBER}` }], count: 3 }, "odd");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    detail: "card ••••4242",
    parts: [{ said: "id ••••002X" }],
    count: 3,
  });
});
