import { expect, test } from "vitest";
import { readHostContext } from "./host-context.ts";
import { CommandError } from "./public-face.ts";

const order = { title: "Kettle", id: 42, price: "¥99", url: "https://a.example/1" };
const read = { title: "Kettle", id: "42", price: "¥99", url: "https://a.example/1", imageUrl: "" };

test("[F3.15] what is not named stays, and null takes it away", () => {
  const first = readHostContext({}, { order, error: new Error("Card refused") });
  expect(first).toEqual({ order: read, error: "Card refused" });
  const second = readHostContext(first, { product: { title: "Lid" }, error: null });
  expect(second.order).toEqual(read);
  expect(second.product?.title).toBe("Lid");
  expect(second.error).toBeUndefined();
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
  ["nothing", undefined],
  ["a card without a title", { order: { id: 1 } }],
  ["an address that runs", { product: { title: "x", url: "javascript:alert(1)" } }],
  ["a picture in a data address", { product: { title: "x", imageUrl: "data:image/png,x" } }],
])("[F3.15] refused in words: %s", (_, given) => {
  expect(() => readHostContext({}, given)).toThrow(CommandError);
});
