import type { FieldValues } from "./form.ts";
import type { AskedField } from "./form-schema.ts";
import { readOrderLines, type ChosenLine } from "./order-lines.ts";
import type { Money, Order } from "./order-schema.ts";

/*
 * What goes with an order: its lines, and what they cost. The same in page and server, which judges by
 * what is verified alone.
 */

/** An amount has at most so many decimals: counted in the smallest, no sum is a float's. */
const DECIMALS = 4;

export type OrderProblem = "not_an_option" | "too_big";

/**
 * What does not go with the orders that are known: lines that are not theirs, more of one than was
 * bought, an amount above what the chosen lines cost. Of an order nobody vouches for nothing is said.
 */
export function orderProblems(
  asked: readonly AskedField[],
  values: FieldValues,
  orders: readonly Order[],
): Record<string, OrderProblem> {
  const problems: Record<string, OrderProblem> = {};
  const fieldOf = new Map(asked.map((field) => [field.id, field]));
  const textOf = (id: string | undefined) => {
    const value =
      id !== undefined && Object.prototype.hasOwnProperty.call(values, id) ? values[id] : undefined;
    return typeof value === "string" ? value : "";
  };

  const orderOf = (linesField: AskedField | undefined) =>
    orders.find(({ id }) => id === textOf(linesField?.of));

  for (const field of asked) {
    if (field.type === "order-lines") {
      const order = orderOf(field);
      for (const { lineId, quantity } of readOrderLines(textOf(field.id)) ?? []) {
        if (!order?.lines) continue;
        const line = order.lines.find(({ id }) => id === lineId);
        if (!line) problems[field.id] = "not_an_option";
        else if (quantity > line.quantity) problems[field.id] ??= "too_big";
      }
    }
    if (field.type === "money" && field.of !== undefined) {
      const linesField = fieldOf.get(field.of);
      const order = orderOf(linesField);
      const most = order && costOf(order, readOrderLines(textOf(linesField?.id)) ?? []);
      const wanted = inSmallest(textOf(field.id));
      if (most && wanted !== undefined && wanted > (inSmallest(most.amount) ?? wanted)) {
        problems[field.id] = "too_big";
      }
    }
  }
  return problems;
}

/** What the chosen lines cost; undefined where none is, a price is not known, or they are of several currencies. */
export function costOf(order: Order, chosen: readonly ChosenLine[]): Money | undefined {
  let sum = 0n;
  let currency: string | undefined;
  for (const { lineId, quantity } of chosen) {
    const price = order.lines?.find(({ id }) => id === lineId)?.price;
    const amount = price && inSmallest(price.amount);
    if (!price || amount === undefined) return undefined;
    currency ??= price.currency;
    if (price.currency !== currency) return undefined;
    sum += amount * BigInt(quantity);
  }
  return currency === undefined ? undefined : { amount: written(sum), currency };
}

function inSmallest(amount: string): bigint | undefined {
  const [, whole, decimals = ""] = /^(\d+)(?:\.(\d{1,4}))?$/.exec(amount) ?? [];
  return whole === undefined ? undefined : BigInt(whole + decimals.padEnd(DECIMALS, "0"));
}

/** With two decimals, and more only where it has them. */
function written(smallest: bigint): string {
  const digits = String(smallest).padStart(DECIMALS + 1, "0");
  const decimals = digits.slice(-DECIMALS).replace(/0{1,2}$/, "");
  return `${digits.slice(0, -DECIMALS)}.${decimals}`;
}
