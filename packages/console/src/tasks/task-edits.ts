import type { FieldGroup, Locale, Requirement, TaskField, WrittenTask } from "@helpbuoy/protocol";
import { newField, tidyTaskField } from "../fields/field-edits.ts";
import { tidyListing } from "../knowledge/listing-fields.tsx";

/* Changes to a task, as pure functions. Each field stands in one step, in the order of the fields. */

/** What a new task begins with: one field in one step. @param id one that no field ever had */
export function newTask(key: { locale: Locale; slug: string }, id: string): WrittenTask {
  return {
    ...key,
    title: "",
    summary: "",
    categorySlug: "",
    requires: [],
    fields: [newField(id)],
    steps: [{ title: "", fields: [id] }],
    action: "ticket",
    next: "",
    questions: [],
    keywords: [],
    pages: [],
    articles: [],
  };
}

/** The same in another language: its words are to be put into it. What it is found by is asked for anew. */
export function inLanguage(task: WrittenTask, locale: Locale): WrittenTask {
  return { ...task, locale, questions: [], keywords: [] };
}

/** @param id one that no field ever had; so is `first`, of the field that stands in it */
export function newGroup(id: string, first: string): FieldGroup {
  return { id, type: "group", label: "", fields: [newField(first)] };
}

/** The place of the step in which a field is asked. */
export function stepOf(task: Pick<WrittenTask, "steps">, fieldId: string): number {
  return task.steps.findIndex(({ fields }) => fields.includes(fieldId));
}

/** Other fields: what is new is asked in the last step, and nothing names what is gone. */
export function withFields(task: WrittenTask, fields: readonly TaskField[]): WrittenTask {
  const { code, caseField, ...rest } = task;
  const ids = new Set(fields.map(({ id }) => id));
  const last = task.steps.length - 1;
  return {
    ...rest,
    fields: [...fields],
    steps: assigned(task, fields, (id) => {
      const at = stepOf(task, id);
      return at < 0 ? last : at;
    }),
    ...(code && { code: code.field && !ids.has(code.field) ? { channel: code.channel } : code }),
    ...(caseField && ids.has(caseField) && { caseField }),
  };
}

/** Asks a field in another step. */
export function moveToStep(task: WrittenTask, fieldId: string, step: number): WrittenTask {
  const steps = assigned(task, task.fields, (id) => (id === fieldId ? step : stepOf(task, id)));
  return { ...task, steps };
}

export function withNewStep(task: WrittenTask): WrittenTask {
  return { ...task, steps: [...task.steps, { title: "", fields: [] }] };
}

/** Takes a step away; its fields are asked in the one before it, of the first in the next. */
export function withoutStep(task: WrittenTask, at: number): WrittenTask {
  const steps = task.steps.filter((_, index) => index !== at);
  const heir = Math.max(0, at - 1);
  const where = (id: string) => {
    const step = stepOf(task, id);
    return step === at ? heir : step > at ? step - 1 : step;
  };
  return { ...task, steps: assigned({ steps }, task.fields, where) };
}

function assigned(
  { steps }: Pick<WrittenTask, "steps">,
  fields: readonly TaskField[],
  stepOfField: (id: string) => number,
): WrittenTask["steps"] {
  return steps.map(({ title }, at) => ({
    title,
    fields: fields.map(({ id }) => id).filter((id) => stepOfField(id) === at),
  }));
}

export type RequirementKind = Requirement["kind"];

/** Makes a condition another kind; what is said to whom it keeps out stays. */
export function ofRequirement(requirement: Requirement, kind: RequirementKind): Requirement {
  const { missing, way } = requirement;
  const said = { missing, ...(way && { way }) };
  if (kind === "signed-in") return { kind, ...said };
  if (kind === "attribute") return { kind, name: "", equals: [], ...said };
  return { kind, states: [], ...said };
}

/** A task as it is to be kept: without what is empty. */
export function tidyTask(task: WrittenTask): WrittenTask {
  return {
    ...tidyListing(task),
    fields: task.fields.map(tidyTaskField),
    requires: task.requires.map((one): Requirement => {
      const { way, ...rest } = one;
      const kept = way?.label.trim() ? { way } : {};
      if (rest.kind !== "attribute") return { ...rest, ...kept };
      const { equals, ...attribute } = rest;
      const values = equals?.map((value) => value.trim()).filter(Boolean) ?? [];
      return { ...attribute, ...(values.length > 0 && { equals: values }), ...kept };
    }),
  };
}
