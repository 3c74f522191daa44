import type { Form, ProblemIssue } from "@helpbuoy/protocol";

/** What the form's schema cannot see: fields that lean on others. */
export function formIssues({ fields }: Form): ProblemIssue[] {
  const ids = fields.map((field) => field.id);
  return fields.flatMap((field, at) => {
    const issues: ProblemIssue[] = [];
    const refuse = (name: string, code: string) =>
      issues.push({ path: `fields.${at}.${name}`, code });
    if (ids.indexOf(field.id) < at) refuse("id", "id_twice");
    if (field.type === "choice" && !field.options?.length) refuse("options", "no_options");
    if (field.sensitive && !["text", "number", "phone"].includes(field.type)) {
      refuse("sensitive", "not_one_line");
    }
    const above = ids.slice(0, at);
    if (field.visibleIf && !above.includes(field.visibleIf.field)) {
      refuse("visibleIf", "no_such_field_above");
    }
    return issues;
  });
}
