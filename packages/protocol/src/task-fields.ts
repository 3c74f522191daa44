import { checkFields, visibleFields, type FieldProblem, type FieldValues } from "./form.ts";
import type { AskedField, FieldGroup } from "./form-schema.ts";
import { readOrderLines } from "./order-lines.ts";

/*
 * A task's fields, of which some are groups that are asked again for each of several things. What is
 * typed lies flat: the title of the second item is `items.1.title`. The same in page and server.
 */

export type TaskField = AskedField | FieldGroup;

export type TaskFieldProblem = FieldProblem | "too_many";

const USUAL_ROWS = { min: 1, max: 10 };

export const fewestRows = (group: FieldGroup): number => group.min ?? USUAL_ROWS.min;
export const mostRows = (group: FieldGroup): number => group.max ?? USUAL_ROWS.max;

/** How many rows of a group there are, with those that must be. */
export function rowCount(group: FieldGroup, values: FieldValues): number {
  let rows = fewestRows(group);
  for (const key of Object.keys(values)) {
    const [id, row] = key.split(".");
    if (id === group.id && row !== undefined) rows = Math.max(rows, Number(row) + 1);
  }
  return rows;
}

/** The fields of one row, under the keys their answers have. */
export function rowFields(group: FieldGroup, row: number): AskedField[] {
  const own = new Set(group.fields.map(({ id }) => id));
  const keyOf = (id: string) => (own.has(id) ? `${group.id}.${row}.${id}` : id);
  return group.fields.map((field) => ({
    ...field,
    id: keyOf(field.id),
    ...(field.visibleIf && {
      visibleIf: { ...field.visibleIf, field: keyOf(field.visibleIf.field) },
    }),
    ...(field.of && { of: keyOf(field.of) }),
  }));
}

/** What answers are without one row; those behind it move up. */
export function withoutRow(values: FieldValues, groupId: string, row: number): FieldValues {
  const kept = Object.entries(values).flatMap(([key, value]): [string, string | string[]][] => {
    const [id, at, field] = key.split(".");
    if (id !== groupId || field === undefined || Number(at) < row) return [[key, value]];
    return Number(at) === row ? [] : [[`${id}.${Number(at) - 1}.${field}`, value]];
  });
  return Object.fromEntries(kept);
}

/** The fields asked for, groups row by row, given what has been typed so far. */
export function askedFields(fields: readonly TaskField[], values: FieldValues): AskedField[] {
  return visibleFields({ fields: flat(fields, values) }, values);
}

/** Every problem of what was typed, by key; of a group as a whole by its id. */
export function checkTaskFields(
  fields: readonly TaskField[],
  values: FieldValues,
): Record<string, TaskFieldProblem> {
  const problems: Record<string, TaskFieldProblem> = checkFields(
    { fields: flat(fields, values) },
    values,
  );
  const asked = askedFields(fields, values);
  for (const { id, type } of asked) {
    const value = type === "order-lines" && !problems[id] && values[id];
    if (value && !readOrderLines(String(value))) problems[id] = "not_an_option";
  }
  const standing = new Set(asked.map(({ id }) => id.split(".")[0]));
  for (const group of fields) {
    if (group.type !== "group" || !standing.has(group.id)) continue;
    if (rowCount(group, values) > mostRows(group)) problems[group.id] = "too_many";
  }
  return problems;
}

function flat(fields: readonly TaskField[], values: FieldValues): AskedField[] {
  return fields.flatMap((field) => {
    if (field.type !== "group") return [field];
    // One more than there may be is enough to say so.
    const rows = Math.min(rowCount(field, values), mostRows(field) + 1);
    return Array.from({ length: rows }, (_, row) =>
      rowFields(field, row).map((one) => ({
        ...one,
        // A group is shown or hidden whole; what a field of its own asks comes on top.
        ...(!one.visibleIf && field.visibleIf && { visibleIf: field.visibleIf }),
      })),
    ).flat();
  });
}
