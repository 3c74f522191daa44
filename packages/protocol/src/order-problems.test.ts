import { expect, test } from "vitest";
import type { AskedField } from "./form-schema.ts";
import { costOf, orderProblems } from "./order-problems.ts";
import type { Order } from "./order-schema.ts";

const asked: AskedField[] = [
  { id: "order", type: "order", label: "x" },
  { id: "lines", type: "order-lines", label: "x", of: "order" },
  { id: "amount", type: "money", label: "x", of: "lines" },
  { id: "other", type: "money", label: "x" },
];
const line = (id: string, quantity: number, amount?: string, currency = "CNY") => ({
  id,
  title: id,
  quantity,
  ...(amount !== undefined && { price: { amount, currency } }),
});
const orders: Order[] = [
  { id: "A", lines: [line("a", 3, "0.1"), line("b", 1, "0.2")] },
  { id: "B", lines: [line("a", 1, "5"), line("b", 1, "5", "USD"), line("c", 1)] },
  { id: "C" },
];
const problems = (values: Record<string, string>) => orderProblems(asked, values, orders);

test.each([
  ["what was paid, to the last hundredth", { order: "A", lines: "a*3,b*1", amount: "0.5" }, {}],
  ["more", { order: "A", lines: "a*3,b*1", amount: "0.5001" }, { amount: "too_big" }],
  [
    "more than the lines that are chosen",
    { order: "A", lines: "b*1", amount: "0.3" },
    { amount: "too_big" },
  ],
  ["more of one than was bought", { order: "A", lines: "a*4" }, { lines: "too_big" }],
  ["a line of another order", { order: "A", lines: "c*1" }, { lines: "not_an_option" }],
  ["a price that is not known", { order: "B", lines: "a*1,c*1", amount: "99" }, {}],
  ["two currencies", { order: "B", lines: "a*1,b*1", amount: "99" }, {}],
  ["an order whose lines are not known", { order: "C", lines: "x*9", amount: "99" }, {}],
  ["an order nobody vouches for", { order: "Z", lines: "x*9", amount: "99" }, {}],
  ["an amount that leans on nothing", { order: "A", lines: "a*1", other: "99" }, {}],
])("[TK2] [OC4] [F6.13] of an order: %s", (_what, values, expected) => {
  expect(problems(values)).toEqual(expected);
});

test("[OC4] [F6.13] what lines cost is counted exactly, and not where a price is missing", () => {
  const [first, second] = orders as [Order, Order];
  const cost = (order: Order, ...ids: string[]) =>
    costOf(
      order,
      ids.map((lineId) => ({ lineId, quantity: lineId === "a" && order === first ? 3 : 1 })),
    );
  expect(cost(first, "a")).toEqual({ amount: "0.30", currency: "CNY" });
  expect(cost(first, "a", "b")).toEqual({ amount: "0.50", currency: "CNY" });
  expect(cost({ id: "D", lines: [line("x", 1, "99.995")] }, "x")?.amount).toBe("99.995");
  expect(cost(second, "a", "c")).toBeUndefined();
  expect(cost(second, "a", "b")).toBeUndefined();
  expect(cost(first)).toBeUndefined();
});
