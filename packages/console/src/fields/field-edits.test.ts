import type { AskedField, Form, TaskField } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { moveAt, newField, optionsOf, removeAt, tidyField, tidyTaskField } from "./field-edits.ts";

const fields: Form["fields"] = [
  { id: "order", type: "text", label: "Order" },
  { id: "wish", type: "choice", label: "Wish", options: [{ value: "refund", label: "Refund" }] },
];
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe("[F3.71] the fields of a form", () => {
  test("are added, moved, and removed", () => {
    const more = [...fields, newField("more")];
    expect(ids(more)).toEqual(["order", "wish", "more"]);
    expect(ids(removeAt(more, 0))).toEqual(["wish", "more"]);
    expect(ids(moveAt(fields, 1, -1))).toEqual(["wish", "order"]);
    expect(moveAt(fields, 1, 1)).toEqual(fields);
    expect(moveAt(fields, 0, -1)).toEqual(fields);
  });

  test("are kept without what their type does not have", () => {
    const changed = fields.map((field) => ({ ...field, type: "text" as const, hint: " " }));
    expect(changed.map(tidyField)).toEqual([
      { id: "order", type: "text", label: "Order" },
      { id: "wish", type: "text", label: "Wish" },
    ]);
    expect(fields.map(tidyField)).toEqual(fields);
  });
});

test("[F6.14] what a task asks for more is kept where its type has it, also in a group", () => {
  const lines: AskedField = { id: "l", type: "order-lines", label: "What", of: "order", hint: "" };
  const group: TaskField = { id: "g", type: "group", label: "Item", hint: " ", fields: [lines] };
  expect(tidyTaskField(group)).toEqual({
    id: "g",
    type: "group",
    label: "Item",
    fields: [{ id: "l", type: "order-lines", label: "What", of: "order" }],
  });
  expect(tidyTaskField({ ...lines, type: "text" })).toEqual({
    id: "l",
    type: "text",
    label: "What",
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
