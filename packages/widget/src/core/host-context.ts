import { CommandError } from "./public-face.ts";
import type { HostCard, HostContext } from "./widget.ts";

/** Characters of each part; what is longer is cut. */
const CHARS = { title: 200, id: 100, price: 50 } as const;
const ERROR = 1_000;
const URL_CHARS = 1_000;

/**
 * What the host said with `setContext`, laid over what it said before; `null` takes a part away.
 * @throws CommandError `bad_arguments`
 */
export function readHostContext(before: HostContext, given: unknown): HostContext {
  if (typeof given !== "object" || given === null) {
    throw new CommandError("bad_arguments", "setContext takes an object");
  }
  const { order, product, error } = given as Record<string, unknown>;
  const next: HostContext = { ...before };
  if (order !== undefined) next.order = readCard(order, "order");
  if (product !== undefined) next.product = readCard(product, "product");
  if (error !== undefined) next.error = error === null ? undefined : inWords(error);
  return next;
}

function readCard(given: unknown, name: string): HostCard | undefined {
  if (given === null) return undefined;
  const { title, id, price, url, imageUrl } = Object(given) as Record<string, unknown>;
  if (typeof title !== "string" || !title.trim()) {
    throw new CommandError("bad_arguments", `setContext takes { title, … } as ${name}, or null`);
  }
  const word = (value: unknown, length: number) =>
    /string|number/.test(typeof value) ? String(value).trim().slice(0, length) : "";
  return {
    title: word(title, CHARS.title),
    id: word(id, CHARS.id),
    price: word(price, CHARS.price),
    url: address(url, name),
    imageUrl: address(imageUrl, name),
  };
}

/** An https address (http on a page under development), or none. */
function address(given: unknown, name: string): string {
  if (given === undefined || given === null) return "";
  if (typeof given === "string" && /^https?:\/\//i.test(given) && given.length <= URL_CHARS) {
    return given;
  }
  throw new CommandError("bad_arguments", `setContext takes whole https addresses in ${name}`);
}

function inWords(error: unknown): string {
  const { message } = Object(error) as { message?: unknown };
  return String(typeof message === "string" ? message : error).slice(0, ERROR);
}
