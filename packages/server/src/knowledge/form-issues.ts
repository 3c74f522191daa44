import type { Form, ProblemIssue, TaskField } from "@helpbuoy/protocol";

/** What the form's schema cannot see. */
export const formIssues = ({ fields }: Form): ProblemIssue[] => fieldIssues(fields);

/** Fields that lean on others, or want what they have not. `path`: where the fields stand. */
export function fieldIssues(fields: readonly TaskField[], path = "fields"): ProblemIssue[] {
  const ids = fields.map((field) => field.id);
  return fields.flatMap((field, at) => {
    const issues: ProblemIssue[] = [];
    const refuse = (name: string, code: string) =>
      issues.push({ path: `${path}.${at}.${name}`, code });
    const above = ids.slice(0, at);
    if (above.includes(field.id)) refuse("id", "id_twice");
    if (field.visibleIf && !above.includes(field.visibleIf.field)) {
      refuse("visibleIf", "no_such_field_above");
    }
    if (field.type === "group") {
      return [...issues, ...fieldIssues(field.fields, `${path}.${at}.fields`)];
    }
    if (field.type === "choice" && !field.options?.length) refuse("options", "no_options");
    if (field.sensitive && !["text", "number", "phone"].includes(field.type)) {
      refuse("sensitive", "not_one_line");
    }
    const leansOnNone = field.of === undefined && field.type === "order-lines";
    if (leansOnNone || (field.of !== undefined && !above.includes(field.of))) {
      refuse("of", "no_such_field_above");
    }
    return issues;
  });
}
