import { BackendError } from "@helpbuoy/client";
import type { Order, ShopContext, ToldOrders } from "@helpbuoy/protocol";
import { signal } from "@preact/signals-core";
import { expect, test } from "vitest";
import type { HostContext } from "../host-card.ts";
import { createShopModel } from "./shop-model.ts";

const cup: Order = { id: "A-1", title: "Cup" };
const tea: Order = { id: "A-2", title: "Tea" };

function open({
  says = () => Promise.resolve({}),
  told = () => Promise.resolve({ status: "told", orders: [tea] }),
}: {
  says?: (token: string) => Promise<ShopContext>;
  told?: () => Promise<ToldOrders>;
} = {}) {
  const hostContext = signal<HostContext>({});
  const contact = signal<{ id: string } | undefined>(undefined);
  const problem = signal<"context_invalid" | undefined>(undefined);
  const asked: string[] = [];
  const shop = createShopModel({
    backend: {
      shopContext: (token) => (asked.push(token), says(token)),
      contactOrders: () => (asked.push("orders"), told()),
    },
    sessions: { withToken: (call) => call("bearer"), contact },
    hostContext,
    problem,
  });
  return { shop, hostContext, contact, problem, asked };
}
const refused = () =>
  Promise.reject(
    new BackendError("rejected", {
      problem: { type: "", code: "context_invalid", status: 403, title: "" },
    }),
  );

test("[OC3] [F6.15] what the page says alone is not verified, and nobody is asked", () => {
  const { shop, hostContext, asked } = open();
  hostContext.value = { order: cup };
  shop.look();
  expect(shop.order.value).toEqual({ card: cup, isVerified: false });
  expect(asked).toEqual([]);
});

test("[OC2] [F6.15] a token is asked about once it is shown, once, and vouches for what it holds", async () => {
  const verified = { ...cup, state: "delivered" as const };
  const { shop, hostContext, asked } = open({ says: async () => ({ order: verified }) });
  hostContext.value = { order: { ...cup, title: "Golden cup" }, token: "t" };
  expect(asked).toEqual([]);
  shop.look();
  shop.look();
  expect(shop.order.value?.isVerified).toBeUndefined();
  await expect.poll(() => shop.order.value?.isVerified).toBe(true);
  expect(shop.order.value?.card).toEqual(verified);
  expect(asked).toEqual(["t"]);
  // The page goes on to another order, of which the token says nothing.
  hostContext.value = { ...hostContext.value, order: tea };
  expect(shop.order.value).toEqual({ card: tea, isVerified: false });
});

test("[OC2] [F6.15] a token that is refused leaves the page's word, and a reason", async () => {
  const { shop, hostContext, problem } = open({ says: refused });
  hostContext.value = { order: cup, token: "tampered" };
  shop.look();
  await expect.poll(() => problem.value).toBe("context_invalid");
  expect(shop.order.value).toEqual({ card: cup, isVerified: false });
  hostContext.value = { order: cup };
  expect(problem.value).toBeUndefined();
});

test("[F6.15] out of reach is no refusal: it is asked anew", async () => {
  const answers = [
    () => Promise.reject(new BackendError("offline")),
    () => Promise.resolve<ShopContext>({ order: cup }),
  ];
  const { shop, hostContext, problem } = open({
    says: () => (answers.shift() as () => Promise<ShopContext>)(),
  });
  hostContext.value = { order: cup, token: "t" };
  shop.look();
  await expect.poll(() => shop.order.value?.isVerified).toBe(false);
  expect(problem.value).toBeUndefined();
  shop.look();
  await expect.poll(() => shop.order.value?.isVerified).toBe(true);
});

test("[OC5] [F6.16] whoever is signed in is asked for where the page tells no orders", async () => {
  const { shop, hostContext, contact, asked } = open();
  hostContext.value = { order: cup };
  shop.lookForOrders();
  await Promise.resolve();
  expect(asked).toEqual([]);
  contact.value = { id: "lin" };
  shop.lookForOrders();
  await expect.poll(() => shop.orders.value.list.length).toBe(2);
  expect(shop.orders.value).toEqual({
    status: "ready",
    list: [
      { card: cup, isVerified: false },
      { card: tea, isVerified: true },
    ],
  });
  // Of whoever signs in next, they are not.
  contact.value = { id: "mei" };
  expect(shop.orders.value.list).toHaveLength(1);
});

test("[F6.16] the page's own list is enough; one and the same order stands there once, verified", async () => {
  const { shop, hostContext, contact, asked } = open({ says: async () => ({ orders: [tea] }) });
  contact.value = { id: "lin" };
  hostContext.value = { orders: [cup, { ...tea, title: "Old tea" }], token: "t" };
  shop.lookForOrders();
  await expect.poll(() => shop.orders.value.status).toBe("ready");
  expect(asked).toEqual(["t"]);
  expect(shop.orders.value.list).toEqual([
    { card: tea, isVerified: true },
    { card: cup, isVerified: false },
  ]);
});

test("[F6.16] a shop that does not answer is said to, and asked again", async () => {
  const answers: ToldOrders[] = [
    { status: "failed", orders: [] },
    { status: "told", orders: [tea] },
  ];
  const { shop, contact } = open({ told: async () => answers.shift() as ToldOrders });
  contact.value = { id: "lin" };
  shop.lookForOrders();
  await expect.poll(() => shop.orders.value.status).toBe("failed");
  shop.lookForOrders();
  await expect.poll(() => shop.orders.value.list.length).toBe(1);
});
