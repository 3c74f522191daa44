import { orderSchema, productSchema, shopContextSchema } from "@helpbuoy/protocol";
import * as v from "valibot";
import { expect, test } from "vitest";
import { readHostContext } from "./host-context.ts";
import { CommandError } from "./public-face.ts";

const order = {
  id: "A-1",
  title: "Sea-glass cup",
  state: "shipped",
  placedAt: "2026-11-18T21:33:00.000Z",
  total: { amount: "128.00", currency: "CNY" },
  lines: [
    { id: "cup", title: "Cup", quantity: 2, price: { amount: "64", currency: "CNY" }, variant: "" },
  ],
  delivery: {
    carrier: "SF",
    trackingNumber: "SF1",
    events: [{ at: "2026-11-20T06:12:00.000Z", text: "At the sorting centre" }],
  },
  url: "https://a.example/1",
  imageUrl: "https://a.example/1.png",
};
const [line] = order.lines;

test("[OC1] [F6.15] the schema is read whole, and what is read keeps to it", () => {
  const given = {
    order,
    product: { id: "cup", title: "Cup", price: { amount: "64", currency: "CNY" } },
    cart: { lines: order.lines, total: order.total },
    orders: [order, { id: "A-2" }],
  };
  const read = readHostContext({}, { ...given, token: "a.b.c", error: "x" });
  expect(read).toEqual({ ...given, token: "a.b.c", error: "x" });
  const { token: _, error: _error, ...said } = read;
  expect(v.parse(shopContextSchema, said)).toEqual(given);
});

test("[OC1] [F6.15] a time is brought to UTC, what is unknown is left out", () => {
  const placedAt = "2026-11-18T21:33:00+08:00";
  const { order: read } = readHostContext({}, { order: { id: "A", placedAt, card: "4242" } });
  expect(read).toEqual({ id: "A", placedAt: "2026-11-18T13:33:00.000Z" });
  expect(v.is(orderSchema, read)).toBe(true);
});

test("[F3.15] the short form stays: a title, and a price in words", () => {
  const { order: read, product } = readHostContext(
    {},
    { order: { title: "Kettle", id: 42, price: "¥99" }, product: { title: "Lid", price: 9 } },
  );
  expect(read).toEqual({ title: "Kettle", id: "42", price: "¥99" });
  expect(product).toEqual({ title: "Lid", id: "", price: "9" });
  expect(v.is(productSchema, product)).toBe(false);
});

test("[F3.15] what is not named stays, and null takes it away", () => {
  const first = readHostContext({}, { order, error: new Error("Card refused"), token: "a.b.c" });
  expect(first).toEqual({ order, error: "Card refused", token: "a.b.c" });
  const second = readHostContext(first, { product: { title: "Lid" }, error: null, token: null });
  expect(second.order).toEqual(order);
  expect(second.product?.title).toBe("Lid");
  expect(second.error).toBeUndefined();
  expect(second.token).toBeUndefined();
  expect(readHostContext(second, { order: null }).order).toBeUndefined();
});

test("[F3.15] what is long is cut", () => {
  const { order: long, error } = readHostContext(
    {},
    { order: { title: "x".repeat(999) }, error: "y".repeat(9_999) },
  );
  expect(long?.title).toHaveLength(200);
  expect(error).toHaveLength(1_000);
});

test.each([
  ["an object", undefined],
  ["order", { order: {} }],
  ["order", { order: "A-1" }],
  ["order.state", { order: { id: "A", state: "lost" } }],
  ["order.placedAt", { order: { id: "A", placedAt: "yesterday" } }],
  ["order.total.amount", { order: { id: "A", total: { amount: 128, currency: "CNY" } } }],
  ["order.total.currency", { order: { id: "A", total: { amount: "128" } } }],
  ["order.lines.1.quantity", { order: { id: "A", lines: [line, { ...line, quantity: 0 }] } }],
  ["order.delivery.events.0.at", { order: { id: "A", delivery: { events: [{ text: "x" }] } } }],
  ["orders.0.id", { orders: [{ title: "short" }] }],
  ["orders", { orders: Array.from({ length: 51 }, () => ({ id: "A" })) }],
  ["cart.lines", { cart: {} }],
  ["product.title", { product: { id: "cup" } }],
  ["product.url", { product: { title: "x", url: "javascript:alert(1)" } }],
  ["product.imageUrl", { product: { title: "x", imageUrl: "data:image/png,x" } }],
  ["token", { token: "not a token" }],
])("[OC1] [F6.15] refused by its path: %s", (path, given) => {
  const read = () => readHostContext({}, given);
  expect(read).toThrow(CommandError);
  expect(read).toThrow(path);
});
