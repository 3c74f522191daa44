import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse } from "./analyse.ts";
import { fold } from "./fold.ts";

const texts = (query: string) => analyse(query).map((term) => term.text);
const telling = (query: string) =>
  analyse(query)
    .filter((term) => !term.stop)
    .map((term) => term.text);

test("folds width, case and accents", () => {
  expect(texts("Ｒｅｓｅｔ CAFÉ ﬁle")).toEqual(["reset", "cafe", "file"]);
});

test("keeps codes whole, whatever joins them", () => {
  expect(texts("order SF-2024-001 v4.0.2, don't")).toEqual(["order", "sf2024001", "v402", "dont"]);
});

test("reads Chinese as pairs and leaves Latin words in it whole", () => {
  expect(texts("iPhone手机绑定")).toEqual(["iphone", "手机", "机绑", "绑定"]);
});

test("a lone telling character between words that ask stands for itself", () => {
  expect(telling("怎么退")).toEqual(["退"]);
  expect(telling("怎么申请退款呢")).toEqual(["申请", "请退", "退款"]);
});

test("words that ask weigh little", () => {
  expect(telling("How do I reset the password now?")).toEqual(["reset", "password", "now"]);
});

test("only a last word with nothing after it may be half typed", () => {
  expect(analyse("reset pass").map((term) => term.open)).toEqual([false, true]);
  expect(analyse("reset pass ").map((term) => term.open)).toEqual([false, false]);
});

test("composes what was written in parts", () => {
  expect(texts("ｶﾞ e\u0301te\u0301 \u1112\u1161\u11ab글")).toEqual(["ガ", "ete", "한글"]);
});

test("pairs of one run are joined, those of another are not", () => {
  expect(analyse("申请退，退款").map((term) => term.joined)).toEqual([false, true, false]);
});

test("never throws, and every term is of the folded text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const folded = fold(text).replace(/['’_.-]/g, "");
      for (const term of analyse(text)) expect(folded).toContain(term.text);
    }),
  );
});

test("lone surrogates are read over", () => {
  expect(texts("a\ud800 \udc00b")).toEqual(["a", "b"]);
});
