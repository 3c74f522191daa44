import {
  askedFields,
  checkTaskFields,
  rowCount,
  rowFields,
  type AskedField,
  type FieldGroup,
  type FieldValues,
  type TaskFieldProblem,
  type WrittenTask,
} from "@helpbuoy/protocol";

/** One after the other, as a visitor meets them. */
export type TryPage =
  | { kind: "step"; title: string; fields: string[] }
  | { kind: "code" | "review" | "done" };

/** What comes after what; a step that asks for nothing now is passed over. */
export function tryPages(task: WrittenTask, values: FieldValues): TryPage[] {
  const asked = new Set(askedFields(task.fields, values).map(({ id }) => rootOf(id)));
  const steps = task.steps.flatMap(({ title, fields }): TryPage[] => {
    const shown = fields.filter((id) => asked.has(id));
    return shown.length > 0 ? [{ kind: "step", title, fields: shown }] : [];
  });
  return [
    ...steps,
    ...(task.code ? [{ kind: "code" } as const] : []),
    { kind: "review" },
    { kind: "done" },
  ];
}

/** What is wrong with what was typed, as far as it is asked in these fields. */
export function problemsIn(
  task: WrittenTask,
  values: FieldValues,
  fields: readonly string[],
): Record<string, TaskFieldProblem> {
  return Object.fromEntries(
    Object.entries(checkTaskFields(task.fields, values)).filter(([id]) =>
      fields.includes(rootOf(id)),
    ),
  );
}

/** The rows of a group, each with the fields that are asked for in it now. */
export function askedRows(
  task: WrittenTask,
  group: FieldGroup,
  values: FieldValues,
): AskedField[][] {
  const asked = new Set(askedFields(task.fields, values).map(({ id }) => id));
  return Array.from({ length: rowCount(group, values) }, (_, row) =>
    rowFields(group, row).filter(({ id }) => asked.has(id)),
  );
}

/** The field, or the group, that a key belongs to. */
function rootOf(key: string): string {
  return key.split(".")[0] ?? key;
}
