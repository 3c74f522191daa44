import { CommandError } from "./public-face.ts";
import { readCart, readOrder, readOrders, readProduct, readToken } from "./read-shop.ts";
import type { HostContext } from "./widget.ts";

/** Characters; what is longer is cut. */
const ERROR = 1_000;

const readers: Record<keyof HostContext, (given: unknown, path: string) => unknown> = {
  order: readOrder,
  product: readProduct,
  cart: readCart,
  orders: readOrders,
  token: readToken,
  error: inWords,
};

/**
 * What the host said with `setContext`, laid over what it said before; `null` takes a part away.
 * @throws CommandError `bad_arguments`, with the path of what is wrong
 */
export function readHostContext(before: HostContext, given: unknown): HostContext {
  if (typeof given !== "object" || given === null) {
    throw new CommandError("bad_arguments", "setContext takes an object");
  }
  const next: Record<string, unknown> = { ...before };
  for (const [name, read] of Object.entries(readers)) {
    const value = (given as Record<string, unknown>)[name];
    if (value !== undefined) next[name] = value === null ? undefined : read(value, name);
  }
  return next;
}

function inWords(error: unknown): string {
  const { message } = Object(error) as { message?: unknown };
  return String(typeof message === "string" ? message : error).slice(0, ERROR);
}
