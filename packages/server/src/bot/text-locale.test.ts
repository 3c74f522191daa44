import { expect, test } from "vitest";
import { textLocale } from "./text-locale.ts";

const offered = ["zh-CN", "en"];

test.for([
  ["退款多久到账", "en", "zh-CN"],
  ["how long does a refund take", "zh-CN", "en"],
  ["iPhone登录不了", "en", "zh-CN"],
  ["App Store 充值", "zh-CN", "zh-CN"],
  ["refund", "zh-CN", "zh-CN"],
  ["refund", "en", "en"],
  ["12345", "zh-CN", "zh-CN"],
  ["", "en", "en"],
] as const)("%s, asked in %s, is answered in %s", ([text, locale, answer]) => {
  expect(textLocale(text, locale, offered)).toBe(answer);
});

test("a language that the site has not changes nothing", () => {
  expect(textLocale("how long does it take", "zh-CN", ["zh-CN"])).toBe("zh-CN");
  expect(textLocale("退款多久", "fr", ["fr"])).toBe("fr");
});

test.for([
  ["how long", "zh-CN", ["How do I delete my account?"], "en"],
  ["thanks", "zh-CN", ["退款多久到账", "how long does a refund take"], "en"],
  ["OK", "en", ["退款多久到账"], "zh-CN"],
  ["OK", "zh-CN", ["退款多久到账"], "zh-CN"],
  ["多久", "zh-CN", ["how long does a refund take"], "zh-CN"],
] as const)("%s, asked in %s after %j, is answered in %s", ([text, locale, earlier, answer]) => {
  expect(textLocale(text, locale, offered, earlier)).toBe(answer);
});
