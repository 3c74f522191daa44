import { CommandError } from "./public-face.ts";

/*
 * The schema of orders, products and carts (protocol's order-schema.ts) for what a page says: without
 * valibot, which is bigger than all of this, and with the path of what is wrong.
 */

type Read = (given: unknown, path: string) => unknown;

const STATES = "placed paid shipped delivered completed cancelled refunding refunded".split(" ");

function wrong(path: string, takes: string): never {
  throw new CommandError("bad_arguments", `setContext takes ${takes} as ${path}`);
}

/** What is longer is cut. */
const words =
  (length: number): Read =>
  (given, path) =>
    typeof given === "string" ? given.trim().slice(0, length) : wrong(path, "a text");

const named =
  (length: number): Read =>
  (given, path) =>
    (words(length)(given, path) as string) || wrong(path, "a text that is not empty");

const matching =
  (pattern: RegExp, takes: string): Read =>
  (given, path) =>
    typeof given === "string" && pattern.test(given) ? given : wrong(path, takes);

/** An https address (http on a page under development). */
const address: Read = (given, path) =>
  typeof given === "string" &&
  /^https?:\/\//i.test(given) &&
  given.length <= 1_000 &&
  URL.canParse(given)
    ? given
    : wrong(path, "a whole https address");

const time: Read = (given, path) => {
  const at = new Date(typeof given === "string" ? given : Number.NaN);
  return Number.isNaN(at.getTime()) ? wrong(path, "a time in ISO 8601") : at.toISOString();
};

const oneOf =
  (choices: readonly string[]): Read =>
  (given, path) =>
    choices.includes(given as string) ? given : wrong(path, `one of ${choices.join(", ")}`);

const quantity: Read = (given, path) =>
  Number.isInteger(given) && Number(given) >= 1 && Number(given) <= 9_999
    ? given
    : wrong(path, "a whole number from 1 on");

const list =
  (read: Read, most: number): Read =>
  (given, path) =>
    Array.isArray(given) && given.length <= most
      ? given.map((one, at) => read(one, `${path}.${at}`))
      : wrong(path, `a list of at most ${most}`);

/** What is missing or null is left out, but for what there must be. */
const record =
  (parts: Record<string, Read>, needed: readonly string[] = []): Read =>
  (given, path) => {
    if (typeof given !== "object" || given === null) return wrong(path, "an object");
    const pairs = Object.keys(parts).flatMap((name) => {
      const value = (given as Record<string, unknown>)[name];
      const isMissing = value === undefined || value === null;
      if (isMissing && !needed.includes(name)) return [];
      return [[name, (parts[name] as Read)(value, `${path}.${name}`)]];
    });
    return Object.fromEntries(pairs) as unknown;
  };

const money = record(
  {
    amount: matching(/^\d{1,12}(\.\d{1,4})?$/, 'a decimal in a text ("128.00")'),
    currency: matching(/^[A-Z]{3}$/, "a currency of ISO 4217"),
  },
  ["amount", "currency"],
);
const productParts = {
  id: named(100),
  title: named(200),
  price: money,
  url: address,
  imageUrl: address,
  variant: words(200),
};
const line = record({ ...productParts, quantity }, ["id", "title", "quantity"]);
const delivery = record({
  carrier: words(100),
  trackingNumber: words(100),
  events: list(record({ at: time, text: named(300) }, ["at", "text"]), 50),
});
const orderParts = {
  id: named(100),
  title: words(200),
  state: oneOf(STATES),
  placedAt: time,
  total: money,
  lines: list(line, 100),
  delivery,
  url: address,
  imageUrl: address,
};

/*
 * The short form, which says a price in words: `{ title, id?, price?, url?, imageUrl? }`.
 */
const price: Read = (given, path) =>
  typeof given === "object" ? money(given, path) : String(given).trim().slice(0, 50);
const id: Read = (given, path) =>
  typeof given === "number" ? String(given) : words(100)(given ?? "", path);

export const readOrders = list(record(orderParts, ["id"]), 50);
export const readCart = record({ lines: list(line, 100), total: money }, ["lines"]);
export const readToken = matching(/^[\w.-]{1,65536}$/, "a JWT");
export const readProduct = record({ ...productParts, id, price }, ["id", "title"]);
const order = record({ ...orderParts, id, price });

export const readOrder: Read = (given, path) => {
  const read = order(given, path) as { id?: string; title?: string };
  if (!read.id && !read.title) return wrong(path, "{ id, … } or { title, … }");
  return { ...read, id: read.id ?? "" };
};
