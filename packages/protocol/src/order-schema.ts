import * as v from "valibot";
import { wellFormedText } from "./well-formed-text.ts";

/*
 * What a shop says of orders, products and carts (SPEC OC1-OC5): by `setContext` of the page, in a token
 * its server signed, or in answer to a webhook. One schema for all three.
 */

const states = [
  "placed",
  "paid",
  "shipped",
  "delivered",
  "completed",
  "cancelled",
  "refunding",
  "refunded",
] as const;
export const orderStateSchema = v.picklist(states);
export type OrderState = v.InferOutput<typeof orderStateSchema>;

const words = (length: number) => v.pipe(v.string(), v.trim(), v.maxLength(length), wellFormedText);
const named = (length: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(length), wellFormedText);
const address = v.pipe(v.string(), v.maxLength(1_000), v.regex(/^https?:\/\//i), v.url());
/** An amount as people write it, `1299.00`: never a float. */
const amount = v.pipe(v.string(), v.regex(/^\d{1,12}(\.\d{1,4})?$/));
/** ISO 8601 in UTC. */
const time = v.pipe(v.string(), v.isoTimestamp());

export const moneySchema = v.object({
  amount,
  /** ISO 4217. */
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});
export type Money = v.InferOutput<typeof moneySchema>;

export const productSchema = v.object({
  id: named(100),
  title: named(200),
  price: v.optional(moneySchema),
  url: v.optional(address),
  imageUrl: v.optional(address),
  /** Colour, size and the like, as people say it. */
  variant: v.optional(words(200)),
});
export type Product = v.InferOutput<typeof productSchema>;

export const orderLineSchema = v.object({
  ...productSchema.entries,
  quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9_999)),
});
export type OrderLine = v.InferOutput<typeof orderLineSchema>;

export const deliverySchema = v.object({
  carrier: v.optional(words(100)),
  trackingNumber: v.optional(words(100)),
  /** The newest first. */
  events: v.optional(v.pipe(v.array(v.object({ at: time, text: named(300) })), v.maxLength(50))),
});
export type Delivery = v.InferOutput<typeof deliverySchema>;

export const orderSchema = v.object({
  id: named(100),
  /** What it is called in a list; without one, its first line's title. */
  title: v.optional(words(200)),
  state: v.optional(orderStateSchema),
  placedAt: v.optional(time),
  total: v.optional(moneySchema),
  lines: v.optional(v.pipe(v.array(orderLineSchema), v.maxLength(100))),
  delivery: v.optional(deliverySchema),
  url: v.optional(address),
  imageUrl: v.optional(address),
});
export type Order = v.InferOutput<typeof orderSchema>;

export const cartSchema = v.object({
  lines: v.pipe(v.array(orderLineSchema), v.maxLength(100)),
  total: v.optional(moneySchema),
});
export type Cart = v.InferOutput<typeof cartSchema>;

/** What a token of the site's server says, beside `aud`, `exp`, `iat` and, of whose they are, `sub`. */
export const shopContextSchema = v.object({
  order: v.optional(orderSchema),
  product: v.optional(productSchema),
  cart: v.optional(cartSchema),
  /** The visitor's recent ones, the newest first. */
  orders: v.optional(v.pipe(v.array(orderSchema), v.maxLength(50))),
});
export type ShopContext = v.InferOutput<typeof shopContextSchema>;

/** What is sent along of an order, a product or a cart: what a token vouches for, and what the page says. */
const partsSchema = v.object({
  order: v.optional(orderSchema),
  product: v.optional(productSchema),
  cart: v.optional(cartSchema),
});
export type ShopParts = v.InferOutput<typeof partsSchema>;

/** A JWT of the site's own server with a `ShopContext`. */
export const orderTokenSchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(65_536));

/** What a visitor sends along with what they say. */
export const sentShopSchema = v.object({
  token: v.optional(orderTokenSchema),
  ...partsSchema.entries,
});
export type SentShop = v.InferOutput<typeof sentShopSchema>;

/** What agents are shown of it: as it was when it was sent. */
export const seenShopSchema = v.object({
  verified: v.optional(partsSchema),
  /** What the page alone says. */
  claimed: v.optional(partsSchema),
});
export type SeenShop = v.InferOutput<typeof seenShopSchema>;

export const askContextSchema = v.object({ token: orderTokenSchema });
export type AskContext = v.InferOutput<typeof askContextSchema>;

/** A contact's orders, as the site's own program tells them. */
export const toldOrdersSchema = v.object({
  /** `none`: no program is asked, or nobody is signed in; `failed`: it did not answer, or not so. */
  status: v.picklist(["told", "none", "failed"]),
  /** The newest first. */
  orders: v.array(orderSchema),
});
export type ToldOrders = v.InferOutput<typeof toldOrdersSchema>;
