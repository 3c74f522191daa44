import { rowCount, withoutRow, type FieldGroup, type FieldValues } from "@helpbuoy/protocol";
import { effect, signal, type Signal } from "@preact/signals-core";
import type { Keeper } from "./keeper.ts";
import type { TicketDraft } from "./ticket-draft.ts";

/** What stands in a task's form, and which of its steps is shown. */
export type TaskDraft = {
  step: number;
  values: FieldValues;
  /** `fieldId`: the key of the field they answer. */
  files: TicketDraft["files"];
};

/** What was typed, with the files of each field by their ids. */
export function valuesWithFiles({ values, files }: TaskDraft): FieldValues {
  const all: FieldValues = { ...values };
  for (const { fileId, fieldId } of files) {
    if (fieldId === undefined) continue;
    const others = all[fieldId];
    all[fieldId] = [...(Array.isArray(others) ? others : []), fileId];
  }
  return all;
}

/** One more row; it stands there from the moment that something, if only nothing, is typed into it. */
export function withRow(draft: TaskDraft, group: FieldGroup): Partial<TaskDraft> {
  const row = rowCount(group, valuesWithFiles(draft));
  const key = `${group.id}.${row}.${group.fields[0]?.id ?? ""}`;
  return { values: { ...draft.values, [key]: "" } };
}

/** A row and its files gone; those behind it move up. */
export function lessRow(
  draft: TaskDraft,
  { id: groupId }: FieldGroup,
  row: number,
): Partial<TaskDraft> {
  const files = draft.files.flatMap((one) => {
    const [id, at, field] = one.fieldId?.split(".") ?? [];
    if (id !== groupId || field === undefined || Number(at) < row) return [one];
    return Number(at) === row ? [] : [{ ...one, fieldId: `${id}.${Number(at) - 1}.${field}` }];
  });
  return { values: withoutRow(draft.values, groupId, row), files };
}

type Typed = Pick<TaskDraft, "step" | "values">;

/** A task's draft in its parts. */
export type KeptTaskDraft = {
  typed: Signal<Typed>;
  /** What was typed into sensitive fields: of this page alone (SPEC SF1). */
  unkept: Signal<FieldValues>;
  /** Apart: a disk that writes every picture anew at every key press is soon worn out. */
  files: Signal<TaskDraft["files"]>;
};

export const nothingTyped: Typed = { step: 0, values: {} };
export const noFiles: TaskDraft["files"] = [];

/** The draft of a task, as it was left. */
export function keepTaskDraft(slug: string, keeper: Keeper): KeptTaskDraft {
  const typed = signal(nothingTyped);
  const files = signal(noFiles);
  const unkept = signal<FieldValues>({});
  effect(() => {
    if (typed.value === nothingTyped) unkept.value = {};
  });
  void keeper.keep(`draft/task/${slug}`, typed, readTyped);
  void keeper.keep(`draft/task-files/${slug}`, files, readFiles);
  return { typed, unkept, files };
}

function readTyped(stored: unknown): Typed | undefined {
  const { step, values } = Object(stored) as Typed;
  return typeof step === "number" && typeof values === "object" ? { step, values } : undefined;
}

function readFiles(stored: unknown): TaskDraft["files"] | undefined {
  return Array.isArray(stored) && stored.every((one) => one?.file instanceof Blob)
    ? (stored as TaskDraft["files"])
    : undefined;
}
