import {
  costOf,
  fewestRows,
  mostRows,
  readOrderLines,
  rowCount,
  type AskedField,
  type FieldGroup,
  type Money,
} from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { TaskModel, TaskProblems } from "../../core/widget.ts";
import { formatMoney } from "../card-words.ts";
import { LazyScreen } from "../lazy-screen.tsx";
import { usePanel } from "../panel-context.ts";
import { useProblemText } from "../problem-text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { icons } from "../ui/icon.tsx";
import { FormFieldView } from "./form-field.tsx";

/** One field of a task, or a group of them, row by row. */
export function TaskFieldView(options: {
  model: TaskModel;
  field: AskedField | FieldGroup;
  problems: TaskProblems | undefined;
}): VNode {
  const { model, field, problems } = options;
  return field.type === "group" ? (
    <GroupView model={model} group={field} problems={problems} />
  ) : (
    <OneField model={model} field={field} problems={problems} />
  );
}

function OneField(options: {
  model: TaskModel;
  field: AskedField;
  problems: TaskProblems | undefined;
}): VNode {
  const { model, field, problems } = options;
  const problemText = useProblemText();
  const value = model.draft.value.values[field.id];
  const problem = problems?.[field.id];
  const { text, locale } = usePanel();
  if (field.type === "order" || field.type === "order-lines") {
    const sentence = problem && text(problem === "too_big" ? "tooManyOfLine" : "chooseOne");
    const screen = { model, field, problem: sentence };
    return <LazyScreen name="order" lines={3} screen={screen} />;
  }
  const most = field.type === "money" ? mostOf(model, field) : undefined;
  const isTooMuch = most && problem === "too_big";
  const shown = { ...field, type: inputOf(field.type) };
  return (
    <FormFieldView
      field={shown}
      value={typeof value === "string" ? value : ""}
      problem={
        isTooMuch
          ? text("atMost", { most: formatMoney(most, locale()) })
          : problem === "too_many"
            ? undefined
            : problemText(problem, shown)
      }
    />
  );
}

/** What a field is typed into. */
function inputOf(type: Exclude<AskedField["type"], "order" | "order-lines">) {
  return type === "money" ? "number" : type;
}

/** What the lines cost that an amount belongs to. */
function mostOf(model: TaskModel, { of }: AskedField): Money | undefined {
  const textOf = (key = "") => String(model.draft.value.values[key] ?? "");
  const orderId = textOf(model.asked.value.find(({ id }) => id === of)?.of);
  const order = model.shop.orders.value.list.find(({ card }) => card.id === orderId)?.card;
  return order && costOf(order, readOrderLines(textOf(of)) ?? []);
}

function GroupView(options: {
  model: TaskModel;
  group: FieldGroup;
  problems: TaskProblems | undefined;
}): VNode {
  const { model, group, problems } = options;
  const { text } = usePanel();
  const rows = rowCount(group, valuesOf(model));
  return (
    <div role="group" aria-label={group.label} data-invalid={problems?.[group.id] ? "" : undefined}>
      {group.hint && <p class="hb-hint">{group.hint}</p>}
      {Array.from({ length: rows }, (_, row) => (
        <section
          key={row}
          class="hb-group"
          aria-label={text("rowTitle", { label: group.label, count: row + 1 })}
        >
          <div class="hb-group-head">
            <span class="hb-strong">
              {text("rowTitle", { label: group.label, count: row + 1 })}
            </span>
            {rows > fewestRows(group) && (
              <IconButton
                icon={icons.close}
                label={text("removeRow", { label: group.label, count: row + 1 })}
                onClick={() => model.removeRow(group, row)}
              />
            )}
          </div>
          {model.asked.value
            .filter(({ id }) => id.startsWith(`${group.id}.${row}.`))
            .map((field) => (
              <OneField key={field.id} model={model} field={field} problems={problems} />
            ))}
        </section>
      ))}
      {problems?.[group.id] && (
        <p class="hb-problem" role="alert">
          {text("too_many")}
        </p>
      )}
      {rows < mostRows(group) && (
        <button type="button" class="hb-button" onClick={() => model.addRow(group)}>
          {text("addRow", { label: group.label })}
        </button>
      )}
    </div>
  );
}

/** A row counts from the moment a file, or anything else, stands in it. */
function valuesOf({ draft }: TaskModel) {
  const { values, files } = draft.value;
  const held = files.flatMap(({ fieldId }) => (fieldId === undefined ? [] : [[fieldId, ""]]));
  return { ...Object.fromEntries(held), ...values } as typeof values;
}
