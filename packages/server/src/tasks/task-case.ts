import { createHmac } from "node:crypto";
import type { AskedField, FieldValues, Locale, SiteKey, Task } from "@helpbuoy/protocol";
import { maskedValue } from "../privacy/masked-value.ts";

const SUBJECT = 200;

/** What a task is about: as it was typed, and as it is shown. */
export type TaskCase = { typed: string; shown: string };

/** undefined where the task has no such field, or nothing was asked for or answered there. */
export function caseOf(
  { caseField }: Pick<Task, "caseField">,
  asked: readonly AskedField[],
  values: FieldValues,
): TaskCase | undefined {
  const field = asked.find(({ id }) => id === caseField);
  const value = field && Object.hasOwn(values, field.id) ? values[field.id] : undefined;
  if (!field || typeof value !== "string" || value.trim() === "") return undefined;
  const typed = value.trim();
  const label = field.options?.find((option) => option.value === typed)?.label;
  return { typed, shown: field.sensitive ? maskedValue(typed) : (label ?? typed) };
}

/** The same for the same case, and no word of it. */
export function casePrint(
  secret: Uint8Array,
  { siteKey, taskSlug }: { siteKey: SiteKey; taskSlug: string },
  { typed }: TaskCase,
): string {
  const plain = typed.normalize("NFKC").replace(/\s+/g, " ");
  return createHmac("sha256", secret)
    .update(`task-case\n${siteKey}\n${taskSlug}\n${plain}`)
    .digest("base64url");
}

export function taskSubject(
  { title }: Pick<Task, "title">,
  about: TaskCase | undefined,
  locale: Locale,
): string {
  const colon = /^zh\b/i.test(locale) ? "：" : ": ";
  const subject = about ? `${title}${colon}${about.shown}` : title;
  const characters = [...subject];
  return characters.length > SUBJECT ? `${characters.slice(0, SUBJECT - 1).join("")}…` : subject;
}
