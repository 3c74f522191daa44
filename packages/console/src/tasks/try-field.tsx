import { readOrderLines, writeOrderLines, type AskedField, type Order } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import type { Console } from "../console-context.ts";

type FieldProps = {
  field: AskedField;
  value: string | string[] | undefined;
  /** As a sentence. */
  problem: string | undefined;
  /** Words in the task's language. */
  said: Console["t"];
  orders: readonly Order[];
  /** The order whose lines are chosen from. */
  order: Order | undefined;
  onValue: (value: string | string[]) => void;
};

/** A field of a task as it is tried; files stay where they are. */
export function TryField(props: FieldProps): VNode {
  const { field, problem, said } = props;
  const id = useId();
  const told = problem ?? field.hint;
  const shared = {
    id,
    "aria-invalid": problem ? ("true" as const) : undefined,
    "aria-describedby": told ? `${id}-told` : undefined,
  };
  const isSet = field.type === "order-lines";
  const name = field.required ? field.label : `${field.label} ${said("try_optional")}`;
  const hint = told && (
    <p id={`${id}-told`} class={problem ? "field-problem" : "field-hint"}>
      {told}
    </p>
  );
  if (isSet) {
    return (
      <fieldset class="field checks is-wide" aria-describedby={shared["aria-describedby"]}>
        <legend>{name}</legend>
        <Lines {...props} />
        {hint}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <Input {...props} shared={shared} />
      {hint}
    </div>
  );
}

type Shared = {
  id: string;
  "aria-invalid": "true" | undefined;
  "aria-describedby": string | undefined;
};

function Input({
  field,
  value,
  said,
  orders,
  onValue,
  shared,
}: FieldProps & { shared: Shared }): VNode {
  const text = typeof value === "string" ? value : "";
  switch (field.type) {
    case "multiline":
      return (
        <textarea
          {...shared}
          class="input"
          rows={4}
          value={text}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      );
    case "choice":
    case "order": {
      const options =
        field.type === "choice"
          ? (field.options ?? [])
          : orders.map(({ id, title }) => ({ value: id, label: `${id} · ${title ?? ""}` }));
      return (
        <select
          {...shared}
          class="input"
          value={text}
          onChange={(event) => onValue(event.currentTarget.value)}
        >
          <option value="">{said("try_choose")}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    }
    case "files":
      return (
        <input
          {...shared}
          class="input"
          type="file"
          multiple
          onChange={(event) =>
            onValue([...(event.currentTarget.files ?? [])].map(({ name }) => name))
          }
        />
      );
    case "voice":
      return (
        <button
          {...shared}
          type="button"
          class="button is-own-width"
          aria-pressed={Array.isArray(value) && value.length > 0}
          onClick={() => onValue(Array.isArray(value) && value.length > 0 ? [] : ["voice"])}
        >
          {said("try_voice")}
        </button>
      );
    default:
      return (
        <input
          {...shared}
          class="input"
          type={(field.sensitive ? "password" : (inputTypes[field.type] ?? "text")) as "text"}
          inputMode={field.type === "money" || field.type === "number" ? "decimal" : "text"}
          autocomplete="off"
          value={text}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      );
  }
}

const inputTypes: Partial<Record<AskedField["type"], "text" | "date" | "tel" | "email">> = {
  date: "date",
  phone: "tel",
  email: "email",
};

/** Which lines of the chosen order, and how many of each. */
function Lines({ value, order, said, onValue }: FieldProps): VNode {
  const chosen = readOrderLines(typeof value === "string" ? value : "") ?? [];
  if (!order?.lines?.length) return <p class="field-hint">{said("try_order_first")}</p>;
  return (
    <>
      {order.lines.map(({ id, title, quantity }) => (
        <label key={id} class="check">
          <input
            type="checkbox"
            checked={chosen.some(({ lineId }) => lineId === id)}
            onChange={(event) => {
              const others = chosen.filter(({ lineId }) => lineId !== id);
              const isChosen = event.currentTarget.checked;
              onValue(writeOrderLines(isChosen ? [...others, { lineId: id, quantity }] : others));
            }}
          />
          {title} × {quantity}
        </label>
      ))}
    </>
  );
}
