import type { Form } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { addField, moveField, optionsOf, removeField, tidyForm } from "./form-edits.ts";

const form: Form = {
  slug: "orders",
  title: "Orders",
  locale: "en",
  categories: [],
  fields: [
    { id: "order", type: "text", label: "Order" },
    { id: "wish", type: "choice", label: "Wish", options: [{ value: "refund", label: "Refund" }] },
  ],
};
const ids = ({ fields }: Form) => fields.map(({ id }) => id);

describe("[F3.71] the fields of a form", () => {
  test("are added, moved, and removed", () => {
    expect(ids(addField(form, "more"))).toEqual(["order", "wish", "more"]);
    expect(ids(removeField(addField(form, "more"), 0))).toEqual(["wish", "more"]);
    expect(ids(moveField(form, 1, -1))).toEqual(["wish", "order"]);
    expect(moveField(form, 1, 1)).toEqual(form);
  });

  test("are kept without what their type does not have", () => {
    const changed = form.fields.map((field) => ({ ...field, type: "text" as const, hint: " " }));
    expect(tidyForm({ ...form, fields: changed }).fields).toEqual([
      { id: "order", type: "text", label: "Order" },
      { id: "wish", type: "text", label: "Wish" },
    ]);
    expect(tidyForm(form)).toEqual(form);
  });
});

describe("[F3.71] options keep their values", () => {
  const old = [
    { value: "refund", label: "Refund" },
    { value: "swap", label: "Exchange" },
  ];
  test.each([
    ["in another order", "Exchange\nRefund", ["swap", "refund"]],
    ["in other words", "Money back\nExchange", ["refund", "swap"]],
    ["beside new ones", "Repair\nRefund\n\n Exchange ", ["new", "refund", "swap"]],
    ["where one goes", "Exchange", ["swap"]],
    ["where a line comes twice", "Refund\nRefund", ["refund", "new"]],
  ])("%s", (_, lines, values) => {
    expect(optionsOf(lines, old, () => "new").map(({ value }) => value)).toEqual(values);
  });
});
