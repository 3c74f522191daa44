import { describe, expect, it } from "vitest";
import {
  askedFields,
  checkTaskFields,
  rowCount,
  withoutRow,
  type TaskField,
} from "./task-fields.ts";

const fields: TaskField[] = [
  { id: "kind", type: "choice", label: "Kind", options: [{ value: "many", label: "Many" }] },
  {
    id: "items",
    type: "group",
    label: "Item",
    max: 2,
    visibleIf: { field: "kind", in: ["many"] },
    fields: [
      { id: "title", type: "text", label: "Title", required: true },
      { id: "cost", type: "money", label: "Cost", visibleIf: { field: "title", in: ["paid"] } },
    ],
  },
];
const keys = (values: Record<string, string>) => askedFields(fields, values).map(({ id }) => id);

describe("task fields", () => {
  it("ask for a group row by row, and for a row's field on what the same row says", () => {
    expect(keys({})).toEqual(["kind"]);
    expect(keys({ kind: "many" })).toEqual(["kind", "items.0.title"]);
    expect(keys({ kind: "many", "items.0.title": "x", "items.1.title": "paid" })).toEqual([
      "kind",
      "items.0.title",
      "items.1.title",
      "items.1.cost",
    ]);
  });

  it("say what is wrong by key, and of too many rows by the group", () => {
    expect(checkTaskFields(fields, { kind: "many", "items.1.title": "x" })).toEqual({
      "items.0.title": "required",
    });
    const rows = { "items.0.title": "a", "items.1.title": "b", "items.7.title": "c" };
    expect(checkTaskFields(fields, { kind: "many", ...rows })).toMatchObject({ items: "too_many" });
    expect(checkTaskFields(fields, { "items.0.title": "a" })).toEqual({});
    expect(checkTaskFields(fields, { other: "a" })).toEqual({ other: "unknown_field" });
  });

  it("lose a row without losing another", () => {
    const left = withoutRow(
      { "items.0.title": "a", "items.1.title": "b", "items.2.title": "c", kind: "many" },
      "items",
      1,
    );
    expect(left).toEqual({ "items.0.title": "a", "items.1.title": "c", kind: "many" });
    const group = fields[1];
    expect(group?.type === "group" && rowCount(group, left)).toBe(2);
  });

  it("know lines of an order from other words", () => {
    const lines: TaskField[] = [
      { id: "order", type: "order", label: "Order" },
      { id: "lines", type: "order-lines", label: "Items", of: "order", required: true },
    ];
    expect(checkTaskFields(lines, { order: "A1", lines: "l1*2" })).toEqual({});
    expect(checkTaskFields(lines, { lines: "two cups" })).toEqual({ lines: "not_an_option" });
    expect(checkTaskFields(lines, {})).toEqual({ lines: "required" });
  });
});
