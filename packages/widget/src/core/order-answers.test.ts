import type { Order, Task } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { withAnswer } from "./order-answers.ts";

const price = (amount: string) => ({ price: { amount, currency: "CNY" } });
const orders: Order[] = [
  {
    id: "A",
    lines: [
      { id: "cup", title: "Cup", quantity: 2, ...price("64.00") },
      { id: "tea", title: "Tea", quantity: 1, ...price("39.90") },
    ],
  },
  { id: "B", lines: [{ id: "lamp", title: "Lamp", quantity: 3, ...price("10") }] },
];
const task: Pick<Task, "fields"> = {
  fields: [
    { id: "order", type: "order", label: "Order" },
    { id: "lines", type: "order-lines", label: "Items", of: "order" },
    { id: "amount", type: "money", label: "Amount", of: "lines" },
  ],
};
const after = (...answers: [string, string][]) =>
  answers.reduce<Record<string, string | string[]>>(
    (values, answer) => withAnswer(task, values, answer, orders),
    {},
  );

test("[F6.13] an amount is filled with what the chosen lines cost, and follows them", () => {
  expect(after(["order", "A"], ["lines", "cup*1,tea*1"])["amount"]).toBe("103.90");
  expect(after(["order", "A"], ["lines", "cup*2"], ["lines", "cup*1"])["amount"]).toBe("64.00");
});

test("[F6.13] an amount that somebody typed stays", () => {
  const typed = after(["order", "A"], ["lines", "cup*2"], ["amount", "20"], ["lines", "cup*1"]);
  expect(typed["amount"]).toBe("20");
});

test("[F6.13] another order lets go of the lines, and of what they cost", () => {
  const other = after(["order", "A"], ["lines", "cup*2"], ["amount", "20"], ["order", "unknown"]);
  expect(other).toEqual({ order: "unknown", lines: "", amount: "" });
  expect(after(["order", "A"], ["lines", "cup*2"], ["order", "A"])["lines"]).toBe("cup*2");
});
