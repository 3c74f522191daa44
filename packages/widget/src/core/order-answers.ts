import {
  costOf,
  readOrderLines,
  rowFields,
  type AskedField,
  type FieldValues,
  type Order,
  type Task,
} from "@helpbuoy/protocol";

/**
 * What answers are with one more. Another order has other lines; what lines cost stands in the amount
 * that belongs to them until somebody types another.
 */
export function withAnswer(
  { fields }: Pick<Task, "fields">,
  values: FieldValues,
  [key, value]: readonly [key: string, value: string],
  orders: readonly Order[],
): FieldValues {
  const near = fieldsBeside(fields, key);
  const field = near.find(({ id }) => id === key);
  const next: FieldValues = { ...values, [key]: value };
  if (field?.type === "order" && value !== textOf(values, key)) {
    return near
      .filter(({ type, of }) => type === "order-lines" && of === key)
      .reduce((held, { id }) => withAnswer({ fields }, held, [id, ""], orders), next);
  }
  if (field?.type === "order-lines") {
    const before = amountOf(field, values, orders);
    const now = amountOf(field, next, orders);
    for (const { id, type, of } of near) {
      if (type !== "money" || of !== key) continue;
      // Of another order by now, what it cost before is not to be told: nobody types that in.
      const isOwn = textOf(values, id) !== "" && textOf(values, id) !== before;
      if (!isOwn || now === "") next[id] = now;
    }
  }
  return next;
}

function amountOf(field: AskedField, values: FieldValues, orders: readonly Order[]): string {
  const order = orders.find(({ id }) => id === textOf(values, field.of ?? ""));
  const lines = readOrderLines(textOf(values, field.id)) ?? [];
  return (order && costOf(order, lines)?.amount) ?? "";
}

/** Those a field may belong to: of its row, or those that stand in no group. */
function fieldsBeside(fields: Task["fields"], key: string): AskedField[] {
  const [groupId, row, inner] = key.split(".");
  return fields.flatMap((field) => {
    if (field.type !== "group") return [field];
    return inner !== undefined && field.id === groupId ? rowFields(field, Number(row)) : [];
  });
}

const textOf = (values: FieldValues, id: string): string => {
  const value = Object.prototype.hasOwnProperty.call(values, id) ? values[id] : undefined;
  return typeof value === "string" ? value : "";
};
