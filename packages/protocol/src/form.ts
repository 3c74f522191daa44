import type { AskedField } from "./form-schema.ts";

/*
 * The rules of a ticket form, the same in the page and on the server. Apart from their schemas:
 * beside one, a bundler keeps all of valibot for the sake of these few functions.
 */

/** What was typed into the fields by id; files and voice hold file ids. */
export type FieldValues = Record<string, string | string[]>;

// A field may be called `constructor`: only what was typed counts, not what every object has.
function valueOf(values: FieldValues, id: string): string | string[] | undefined {
  return Object.prototype.hasOwnProperty.call(values, id) ? values[id] : undefined;
}

/** The fields asked for, given what has been typed so far. */
export function visibleFields<Field extends AskedField>(
  form: { readonly fields: readonly Field[] },
  values: FieldValues,
): Field[] {
  const shown = new Set<string>();
  return form.fields.filter((field) => {
    const condition = field.visibleIf;
    const visible =
      !condition ||
      (shown.has(condition.field) &&
        condition.in.includes(String(valueOf(values, condition.field) ?? "")));
    if (visible) shown.add(field.id);
    return visible;
  });
}

export type FieldProblem =
  | "required"
  | "too_long"
  | "too_small"
  | "too_big"
  | "not_a_number"
  | "not_a_date"
  | "not_a_phone"
  | "not_an_email"
  | "not_an_option"
  | "unknown_field";

const EMAIL = /^[^\s@<>"(),:;]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Whether a text has the form of an e-mail address; only a mail that arrives proves more. */
export function isEmail(typed: string): boolean {
  return typed.length <= 254 && EMAIL.test(typed);
}

// `Date` reads 31 February as 3 March: only a date that comes back as it went in is one.
function isDate(typed: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(typed) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(typed);
}

/** What is wrong with one field, or undefined: the same rule while typing and on the server. */
export function checkField(
  field: AskedField,
  value: string | string[] | undefined,
): FieldProblem | undefined {
  const isEmpty =
    value === undefined || value.length === 0 || (typeof value === "string" && !value.trim());
  if (isEmpty) return field.required ? "required" : undefined;
  const takesFiles = field.type === "files" || field.type === "voice";
  if (Array.isArray(value) !== takesFiles) return "unknown_field";
  if (Array.isArray(value)) return undefined;
  const isLong = field.type === "multiline" || field.type === "order-lines";
  if (value.length > (field.maxLength ?? (isLong ? 5000 : 500))) return "too_long";
  switch (field.type) {
    case "number": {
      const number = Number(value);
      if (!Number.isFinite(number)) return "not_a_number";
      if (field.min !== undefined && number < field.min) return "too_small";
      if (field.max !== undefined && number > field.max) return "too_big";
      return undefined;
    }
    case "money":
      return /^\d{1,12}(\.\d{1,4})?$/.test(value) ? undefined : "not_a_number";
    case "date":
      return isDate(value) ? undefined : "not_a_date";
    case "phone":
      return /^\+?[\d\s()-]{5,20}$/.test(value) ? undefined : "not_a_phone";
    case "email":
      return isEmail(value) ? undefined : "not_an_email";
    case "choice":
      return field.options?.some((option) => option.value === value) ? undefined : "not_an_option";
    default:
      return undefined;
  }
}

/** Every problem of what was typed, by field id. */
export function checkFields(
  form: { readonly fields: readonly AskedField[] },
  values: FieldValues,
): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  const visible = visibleFields(form, values);
  for (const field of visible) {
    const problem = checkField(field, valueOf(values, field.id));
    if (problem) problems[field.id] = problem;
  }
  const known = new Set(form.fields.map((field) => field.id));
  for (const id of Object.keys(values)) if (!known.has(id)) problems[id] = "unknown_field";
  return problems;
}
