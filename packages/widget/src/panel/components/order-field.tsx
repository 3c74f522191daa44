import type { AskedField } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { TaskModel } from "../../core/widget.ts";
import { shopCss } from "../styles/shop.css.ts";
import { ticketCss } from "../styles/ticket.css.ts";
import { Field } from "./field.tsx";
import { OrderLinesPicker } from "./order-lines-picker.tsx";
import { OrderPicker } from "./order-picker.tsx";

export const styles = [ticketCss, shopCss];

export type OrderFieldProps = { model: TaskModel; field: AskedField; problem: string | undefined };

/** A field that asks for an order, or for some of its lines. */
export default function OrderField({ screen }: { screen: OrderFieldProps }): VNode {
  const { model, field, problem } = screen;
  return (
    <Field
      id={`hb-field-${field.id}`}
      label={field.label}
      hint={field.hint}
      isOptional={!field.required}
      problem={problem}
      as="group"
    >
      {({ id }) =>
        field.type === "order" ? (
          <OrderPicker id={id} model={model} field={field} />
        ) : (
          <OrderLinesPicker id={id} model={model} field={field} />
        )
      }
    </Field>
  );
}
