import { expect, test } from "vitest";
import { capsuleOf, deviceOf } from "./capsule.ts";

const known = {
  titleOf: () => "Refund times",
  draft: "",
  locale: "en",
  device: "Linux · Chrome 153",
  host: {},
};

test("[HO6] a capsule holds what is known, and no empty line", () => {
  const context = { page: "https://a.example/orders", searched: ["refund", " "], read: [1] };
  expect(capsuleOf(context, { ...known, draft: "where is" })).toEqual([
    { kind: "page", text: "https://a.example/orders" },
    { kind: "searched", text: "refund" },
    { kind: "read", text: "Refund times" },
    { kind: "draft", text: "where is" },
    { kind: "device", text: "Linux · Chrome 153" },
    { kind: "locale", text: "en" },
  ]);
  expect(capsuleOf({}, { ...known, device: "" })).toEqual([{ kind: "locale", text: "en" }]);
});

test("[HO6] nor anything too long, or an article that is gone", () => {
  const lines = capsuleOf(
    { searched: ["x".repeat(5_000)], read: [9] },
    { ...known, titleOf: () => undefined },
  );
  expect(lines.map(({ kind }) => kind)).toEqual(["searched", "device", "locale"]);
  expect(lines[0]?.text).toHaveLength(2_000);
});

test.each([
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36",
    "Linux · Chrome 153",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "iPhone · Safari 604",
  ],
  ["strange", ""],
])("the device in a few words: %s", (userAgent, words) => {
  expect(deviceOf({ userAgent })).toBe(words);
});

test("[F3.13] [F3.15] what the host said of order, product and error stands in it", () => {
  const card = {
    title: "Kettle",
    id: "A-1",
    price: "¥99",
    url: "https://a.example/1",
    imageUrl: "",
  };
  const host = { order: card, product: { ...card, id: "", url: "" }, error: "Card refused" };
  expect(capsuleOf({}, { ...known, device: "", locale: "", host })).toEqual([
    { kind: "order", text: "Kettle · A-1 · ¥99\nhttps://a.example/1" },
    { kind: "product", text: "Kettle · ¥99" },
    { kind: "error", text: "Card refused" },
  ]);
});

test("[BT9] what the bot understood stands in it; of the order the host knows more", () => {
  const bare = { ...known, device: "", locale: "" };
  const slots = { order: "6917340012345678", amount: "128.5元", account: "@sea" };
  expect(capsuleOf({}, { ...bare, slots })).toEqual([
    { kind: "order", text: "6917340012345678" },
    { kind: "amount", text: "128.5元" },
    { kind: "account", text: "@sea" },
  ]);
  const order = { title: "Kettle", id: "A-1", price: "", url: "", imageUrl: "" };
  expect(capsuleOf({}, { ...bare, slots: { order: "1234567" }, host: { order } })).toEqual([
    { kind: "order", text: "Kettle · A-1" },
  ]);
});
