import {
  readOrderLines,
  type AskedField,
  type FieldValues,
  type Order,
  type WrittenTask,
} from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { Console } from "../console-context.ts";
import { askedRows } from "./try-pages.ts";

/** What would be handed in, before it is. */
export function TryReview(props: {
  task: WrittenTask;
  fields: readonly string[];
  values: FieldValues;
  said: Console["t"];
  orders: readonly Order[];
}): VNode {
  const { task, fields, values, said, orders } = props;
  const rows = fields.flatMap((id) => {
    const field = task.fields.find((one) => one.id === id);
    if (!field) return [];
    if (field.type !== "group") return [{ label: field.label, field }];
    return askedRows(task, field, values).flatMap((row, at) =>
      row.map((one) => ({
        label: `${said("try_row", { name: field.label, number: at + 1 })} · ${one.label}`,
        field: one,
      })),
    );
  });
  return (
    <dl class="try-review">
      {rows.map(({ label, field }) => (
        <div key={field.id}>
          <dt>{label}</dt>
          <dd>{shown(field) || "–"}</dd>
        </div>
      ))}
    </dl>
  );

  function shown(field: AskedField): string {
    const value = values[field.id];
    if (Array.isArray(value)) return value.join(said("list_comma"));
    if (!value) return "";
    if (field.sensitive) return `••••${value.slice(-4)}`;
    if (field.type === "choice") {
      return field.options?.find((option) => option.value === value)?.label ?? value;
    }
    if (field.type !== "order-lines") return value;
    const lines = orders.find(({ id }) => id === values[field.of ?? ""])?.lines ?? [];
    return (readOrderLines(value) ?? [])
      .map(({ lineId, quantity }) => {
        const title = lines.find(({ id }) => id === lineId)?.title ?? lineId;
        return `${title} × ${quantity}`;
      })
      .join(said("list_comma"));
  }
}
