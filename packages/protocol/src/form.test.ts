import { describe, expect, test } from "vitest";
import { checkField, checkFields, isEmail, visibleFields } from "./form.ts";
import type { Form } from "./form-schema.ts";

const form: Form = {
  slug: "order-problem",
  title: "订单问题",
  locale: "zh-CN",
  categories: ["orders"],
  fields: [
    { id: "order", type: "text", label: "订单编号", required: true, maxLength: 10 },
    {
      id: "wish",
      type: "choice",
      label: "希望怎么解决",
      options: [
        { value: "refund", label: "退款" },
        { value: "other", label: "其他" },
      ],
    },
    {
      id: "amount",
      type: "number",
      label: "金额",
      min: 1,
      max: 100,
      required: true,
      visibleIf: { field: "wish", in: ["refund"] },
    },
    { id: "account", type: "text", label: "账户", visibleIf: { field: "amount", in: ["7"] } },
  ],
};

describe("fields that depend on others", () => {
  const ids = (values: Record<string, string>) => visibleFields(form, values).map(({ id }) => id);

  test("are asked for only while their condition holds", () => {
    expect(ids({})).toEqual(["order", "wish"]);
    expect(ids({ wish: "refund" })).toEqual(["order", "wish", "amount"]);
  });

  test("are hidden with the field they hang on", () => {
    expect(ids({ wish: "other", amount: "7" })).toEqual(["order", "wish"]);
    expect(ids({ wish: "refund", amount: "7" })).toEqual(["order", "wish", "amount", "account"]);
  });

  test("are not required while hidden", () => {
    expect(checkFields(form, { order: "1" })).toEqual({});
    expect(checkFields(form, { order: "1", wish: "refund" })).toEqual({ amount: "required" });
  });
});

describe("one field", () => {
  test.each([
    ["text", "12345678901", "too_long"],
    ["number", "twelve", "not_a_number"],
    ["number", "0", "too_small"],
    ["number", "101", "too_big"],
    ["date", "2026-02-31", "not_a_date"],
    ["phone", "abc", "not_a_phone"],
    ["email", "someone@", "not_an_email"],
    ["choice", "steal", "not_an_option"],
    ["files", "text instead", "unknown_field"],
  ] as const)("%s %j: %s", (type, value, problem) => {
    const field = { id: "x", type, label: "x", min: 1, max: 100, maxLength: 10, options: [] };
    expect(checkField(field, value)).toBe(problem);
  });

  test("an unknown field is named", () => {
    expect(checkFields(form, { order: "1", more: "x" })).toEqual({ more: "unknown_field" });
  });

  test("a field called like something of Object.prototype is not taken from there", () => {
    const odd: Form = {
      ...form,
      fields: [{ id: "constructor", type: "text", label: "x", required: true }],
    };
    expect(checkFields(odd, {})).toEqual({ constructor: "required" });
  });
});

test.each([
  ["li@example.com", true],
  ["a.b+c@mail.example.cn", true],
  ["two words@example.com", false],
  ["a@b@example.com", false],
  ["a@example", false],
  ["<a>@example.com", false],
])("isEmail(%j) is %s", (typed, expected) => expect(isEmail(typed)).toBe(expected));
