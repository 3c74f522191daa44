import {
  askedFields,
  fewestRows,
  mostRows,
  withoutRow,
  type AskedField,
  type FieldGroup,
  type FieldValues,
  type Order,
  type TaskFieldProblem,
  type WrittenTask,
} from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { Console } from "../console-context.ts";
import { TryField } from "./try-field.tsx";
import { askedRows } from "./try-pages.ts";

type StepProps = {
  task: WrittenTask;
  /** Those of this step. */
  fields: readonly string[];
  values: FieldValues;
  /** Shown only once one wanted to go on. */
  problems: Record<string, TaskFieldProblem>;
  said: Console["t"];
  orders: readonly Order[];
  onValues: (values: FieldValues) => void;
};

/** The fields of one step of a task that is tried. */
export function TryStep(props: StepProps): VNode {
  const { task, fields, values } = props;
  const asked = new Map(askedFields(task.fields, values).map((field) => [field.id, field]));
  return (
    <>
      {fields.map((id) => {
        const field = task.fields.find((one) => one.id === id);
        if (field?.type === "group") return <TryRows key={id} {...props} group={field} />;
        const shown = asked.get(id);
        return shown && <OneField key={id} {...props} field={shown} />;
      })}
    </>
  );
}

function OneField(props: StepProps & { field: AskedField }): VNode {
  const { field, values, problems, said, orders, onValues } = props;
  const problem = problems[field.id];
  const of = field.of === undefined ? undefined : values[field.of];
  return (
    <TryField
      field={field}
      value={values[field.id]}
      problem={problem && said(`try_${problem}`)}
      said={said}
      orders={orders}
      order={orders.find(({ id }) => id === of)}
      onValue={(value) => onValues({ ...values, [field.id]: value })}
    />
  );
}

function TryRows(props: StepProps & { group: FieldGroup }): VNode {
  const { task, group, values, problems, said, onValues } = props;
  const rows = askedRows(task, group, values);
  const problem = problems[group.id];
  return (
    <div class="try-rows">
      {rows.map((row, at) => (
        <fieldset key={at} class="form-field">
          <legend>{said("try_row", { name: group.label, number: at + 1 })}</legend>
          {row.map((field) => (
            <OneField key={field.id} {...props} field={field} />
          ))}
          {rows.length > fewestRows(group) && (
            <button
              type="button"
              class="button is-small is-own-width"
              onClick={() => onValues(withoutRow(values, group.id, at))}
            >
              {said("try_remove_row", { name: group.label, number: at + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      {group.hint && <p class="field-hint">{group.hint}</p>}
      {problem && <p class="field-problem">{said(`try_${problem}`)}</p>}
      {rows.length < mostRows(group) && (
        <button
          type="button"
          class="button is-small is-own-width"
          onClick={() =>
            onValues({ ...values, [`${group.id}.${rows.length}.${group.fields[0]?.id ?? ""}`]: "" })
          }
        >
          {said("try_add_row", { name: group.label })}
        </button>
      )}
    </div>
  );
}
