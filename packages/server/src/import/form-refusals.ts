import type { Form, Locale } from "@helpbuoy/protocol";
import { formIssues } from "../knowledge/form-issues.ts";
import { issueRefusals } from "./issue-refusals.ts";
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
  return [...refusals, ...issueRefusals(formIssues(form), yaml)];
}
