import { describe, expect, test } from "vitest";
import { buildIndex } from "./index-builder.ts";
import { search } from "./search.ts";

const index = buildIndex([
  {
    id: "return",
    fields: {
      title: "怎么申请退货退款",
      questions: ["东西不想要了怎么退", "收到的货坏了"],
      keywords: "退货 退款 售后",
      body: "签收后七天内可以无理由退货。",
    },
  },
  { id: "refund-time", fields: { title: "退款多久到账", body: "银行卡一到三个工作日到账。" } },
  { id: "phone", fields: { title: "更换绑定的手机号", keywords: "手机 换绑" } },
  { id: "password", fields: { title: "Reset your password", body: "Open settings." } },
  { id: "payment", fields: { title: "Payment failed", questions: ["My card was declined"] } },
  { id: "parcel", fields: { title: "Track a parcel", questions: ["Order SF-2024-001 is late"] } },
]);
const ids = (query: string, limit = 3) => search(index, query, { limit }).map((hit) => hit.id);

test.each([
  ["退款多久到账", "refund-time"],
  ["手机号", "phone"],
  ["换手机", "phone"],
  ["不想要了", "return"],
  ["银行卡到账", "refund-time"],
  ["reset pass", "password"],
  ["pas", "password"],
  ["r", "password"],
  ["resset pasword", "password"],
  ["paymnet", "payment"],
  ["declined card", "payment"],
  ["sf2024001", "parcel"],
  ["ＲＥＳＥＴ", "password"],
])("%s finds %s first", (query, id) => {
  expect(ids(query)[0]).toBe(id);
});

test("[F5.04] says in which field it was found", () => {
  const field = (query: string) => search(index, query)[0]?.field;
  expect(field("退款多久到账")).toBe("title");
  expect(field("card was declined")).toBe("questions");
  expect(field("银行卡一到三个工作日")).toBe("body");
});

test("a title said exactly scores high, and more than any other", () => {
  const [first, second] = search(index, "Reset your password");
  expect(first?.score).toBeGreaterThan(0.6);
  expect(first?.coverage).toBeCloseTo(1, 1);
  expect(second?.score ?? 0).toBeLessThan(0.3);
});

describe("what is not there", () => {
  test.each(["", "   ", "？？？", "🙂", "天气预报", "zzzz qqqq"])(
    "%j finds nothing near",
    (query) => {
      expect(search(index, query).filter((hit) => hit.score > 0.3)).toEqual([]);
    },
  );
});

test("equal documents come in the order they were given, at every call", () => {
  const same = buildIndex(["c", "a", "b"].map((id) => ({ id, fields: { title: "同一个标题" } })));
  for (let call = 0; call < 3; call++) {
    expect(search(same, "标题").map((hit) => hit.id)).toEqual(["c", "a", "b"]);
  }
});

test("a query leaves nothing behind for the next", () => {
  const before = search(index, "退款");
  search(index, "reset your password");
  expect(search(index, "退款")).toEqual(before);
});

test("limit", () => {
  expect(search(index, "退", { limit: 1 })).toHaveLength(1);
});

test("an empty index answers with nothing", () => {
  expect(search(buildIndex([]), "退款")).toEqual([]);
});
