import type { AskedField, FieldGroup, TaskField } from "@helpbuoy/protocol";

/*
 * Changes to the fields of a form or a task, as pure functions. What a field or an option is known by
 * stays, since tickets of the past hold it; labels alone change.
 */

type Option = NonNullable<AskedField["options"]>[number];

/** What is new and says nothing yet. @param id one that no field ever had */
export function newField(id: string): { id: string; type: "text"; label: string } {
  return { id, type: "text", label: "" };
}

export function changeAt<Item>(items: readonly Item[], at: number, patch: Partial<Item>): Item[] {
  return items.map((item, index) => (index === at ? { ...item, ...patch } : item));
}

export function removeAt<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, index) => index !== at);
}

/** Takes one a place up (-1) or down (1); at an end it stays. */
export function moveAt<Item>(items: readonly Item[], at: number, by: -1 | 1): readonly Item[] {
  const { [at]: item, [at + by]: other } = items;
  if (item === undefined || other === undefined) return items;
  return items.with(at, other).with(at + by, item);
}

/** Lets a field be asked always. */
export function withoutCondition<Field extends Pick<AskedField, "visibleIf">>({
  visibleIf: _visibleIf,
  ...field
}: Field): Omit<Field, "visibleIf"> {
  return field;
}

/**
 * The options of these lines; a line that stays, or is worded anew in its place, keeps its value.
 * @param newValue makes one that no option ever had
 */
export function optionsOf(lines: string, old: readonly Option[], newValue: () => string): Option[] {
  const labels = lines
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const options: Option[] = [];
  for (const [at, label] of labels.entries()) {
    const same = old.find((option) => option.label === label);
    const replaced = old[at] && !labels.includes(old[at].label) ? old[at] : undefined;
    const known = (same ?? replaced)?.value;
    const isFree = known !== undefined && !options.some(({ value }) => value === known);
    options.push({ value: isFree ? known : newValue(), label });
  }
  return options;
}

/** A field as it is to be kept: options at choices alone, no empty hint. */
export function tidyField<Field extends AskedField>(field: Field): Field {
  const { options, hint, of, visibleIf, ...rest } = field;
  return {
    ...rest,
    ...(visibleIf && { visibleIf: tidyCondition(visibleIf) }),
    ...(hint?.trim() && { hint }),
    ...(field.type === "choice" && options && { options }),
    ...((field.type === "order-lines" || field.type === "money") && of && { of }),
  } as Field;
}

/** The same of a group, and of what stands in it. */
export function tidyTaskField(field: TaskField): TaskField {
  if (field.type !== "group") return tidyField(field);
  const { hint, visibleIf, ...group }: FieldGroup = field;
  return {
    ...group,
    ...(hint?.trim() && { hint }),
    ...(visibleIf && { visibleIf: tidyCondition(visibleIf) }),
    fields: field.fields.map(tidyField),
  };
}

// An empty line among the answers would be met by who has not answered.
const tidyCondition = ({ field, in: answers }: NonNullable<AskedField["visibleIf"]>) => ({
  field,
  in: answers.map((one) => one.trim()).filter(Boolean),
});
