import { readOrderLines, type AskedField } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { TaskModel } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";

/** All that was answered, step by step, each to be changed; and what happens next. */
export function TaskReview({
  model,
  onEdit,
}: {
  model: TaskModel;
  onEdit: (step: number) => void;
}): VNode {
  const { text } = usePanel();
  const { task, asked, draft } = model;
  const { values, files } = draft.value;

  function words(field: AskedField): string {
    const held = files.filter(({ fieldId }) => fieldId === field.id).map(({ file }) => file.name);
    if (held.length > 0) return held.join("\n");
    const value = values[field.id];
    if (typeof value !== "string" || !value) return text("notAnswered");
    if (field.sensitive) return "••••";
    if (field.type === "order-lines") return linesIn(model, field, value);
    return field.options?.find((option) => option.value === value)?.label ?? value;
  }

  return (
    <>
      {task.steps.map((step, at) => (
        <section key={step.title} class="hb-review" aria-label={step.title}>
          <div class="hb-review-head">
            <span>{step.title}</span>
            <button type="button" class="hb-text-button" onClick={() => onEdit(at)}>
              {text("edit")}
            </button>
          </div>
          <dl class="hb-facts">
            {asked.value
              .filter(({ id }) => step.fields.includes(id.split(".")[0] ?? ""))
              .map((field) => [
                <dt key={`${field.id} label`}>{labelOf(model, field, text)}</dt>,
                <dd key={field.id}>{words(field)}</dd>,
              ])}
          </dl>
        </section>
      ))}
      <p class="hb-next-note">
        <span class="hb-strong">{text("afterwards")}</span>
        {task.next}
      </p>
    </>
  );
}

function linesIn({ draft, shop }: TaskModel, { of = "" }: AskedField, value: string): string {
  const order = shop.orders.value.list.find(({ card }) => card.id === draft.value.values[of])?.card;
  return (readOrderLines(value) ?? [])
    .map(({ lineId, quantity }) => {
      const title = order?.lines?.find(({ id }) => id === lineId)?.title;
      return title ? `${title} × ${quantity}` : lineId;
    })
    .join("\n");
}

function labelOf(
  { task }: TaskModel,
  { id, label }: AskedField,
  text: ReturnType<typeof usePanel>["text"],
): string {
  const [groupId, row, inner] = id.split(".");
  const group = inner === undefined ? undefined : task.fields.find((one) => one.id === groupId);
  if (!group) return label;
  return `${text("rowTitle", { label: group.label, count: Number(row) + 1 })} · ${label}`;
}
