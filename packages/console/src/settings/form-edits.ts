import type { Form, FormField } from "@helpbuoy/protocol";

/*
 * Changes to a ticket form, as pure functions. What a field or an option is known by stays, since
 * tickets of the past hold it; labels alone change.
 */

type Option = NonNullable<FormField["options"]>[number];

/** A field at the end. @param id one that no field ever had */
export function addField(form: Form, id: string): Form {
  return { ...form, fields: [...form.fields, { id, type: "text", label: "" }] };
}

export function changeField(form: Form, at: number, patch: Partial<FormField>): Form {
  return {
    ...form,
    fields: form.fields.map((field, index) => (index === at ? { ...field, ...patch } : field)),
  };
}

export function removeField(form: Form, at: number): Form {
  return { ...form, fields: form.fields.filter((_, index) => index !== at) };
}

/** Takes a field one place up (-1) or down (1); at an end it stays. */
export function moveField(form: Form, at: number, by: -1 | 1): Form {
  const { [at]: field, [at + by]: other } = form.fields;
  if (!field || !other) return form;
  return { ...form, fields: form.fields.with(at, other).with(at + by, field) };
}

/** Lets a field be asked always. */
export function withoutCondition({ visibleIf: _visibleIf, ...field }: FormField): FormField {
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

/** The form as it is to be kept: options at choices alone, no empty hints. */
export function tidyForm(form: Form): Form {
  const fields = form.fields.map(({ options, hint, ...field }) => ({
    ...field,
    ...(hint?.trim() && { hint }),
    ...(field.type === "choice" && options && { options }),
  }));
  return { ...form, fields };
}
