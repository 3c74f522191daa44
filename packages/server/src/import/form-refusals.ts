import type { Form, Locale } from "@helpbuoy/protocol";
import type { Refusal, YamlFile } from "./yaml-file.ts";

/** What the form's schema cannot see: names that must agree, and fields that lean on others. */
export function formRefusals(
  form: Form,
  yaml: YamlFile,
  wanted: { locale: Locale; stem: string },
): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (path: (string | number)[], reason: string) =>
    refusals.push({ line: yaml.lineOf(path), reason });
  if (form.slug !== wanted.stem) {
    refuse(["slug"], `"slug" must be ${wanted.stem}, as the file is named`);
  }
  if (form.locale !== wanted.locale) {
    refuse(["locale"], `"locale" must be ${wanted.locale}, as its folder is named`);
  }
  const ids = form.fields.map((field) => field.id);
  for (const [i, field] of form.fields.entries()) {
    if (ids.indexOf(field.id) < i) {
      refuse(["fields", i, "id"], `the field "${field.id}" stands there twice`);
    }
    if (field.type === "choice" && !field.options?.length) {
      refuse(["fields", i], `the field "${field.id}" is a choice without options`);
    }
    const condition = field.visibleIf?.field;
    if (condition !== undefined && !ids.slice(0, i).includes(condition)) {
      refuse(["fields", i, "visibleIf"], `"visibleIf" names no field above it: "${condition}"`);
    }
  }
  return refusals;
}
