import { readOrderLines, writeOrderLines, type AskedField, type Order } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import type { Console } from "../console-context.ts";
import { Labelled, type Wiring } from "../ui/labelled.tsx";

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
  const name = field.required ? field.label : `${field.label} ${said("try_optional")}`;
  if (field.type !== "order-lines") {
    return (
      <Labelled
        label={name}
        hint={field.hint}
        problem={problem}
        control={(wiring) => <Input {...props} wiring={wiring} />}
      />
    );
  }
  const told = problem ?? field.hint;
  return (
    <fieldset class="field checks is-wide" aria-describedby={told ? `${id}-told` : undefined}>
      <legend>{name}</legend>
      <Lines {...props} />
      {told && (
        <p id={`${id}-told`} class={problem ? "field-problem" : "field-hint"}>
          {told}
        </p>
      )}
    </fieldset>
  );
}

function Input({
  field,
  value,
  said,
  orders,
  onValue,
  wiring,
}: FieldProps & { wiring: Wiring }): VNode {
  const text = typeof value === "string" ? value : "";
  switch (field.type) {
    case "multiline":
      return (
        <textarea
          {...wiring}
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
        <select {...wiring} value={text} onChange={(event) => onValue(event.currentTarget.value)}>
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
          {...wiring}
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
          {...wiring}
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
          {...wiring}
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
