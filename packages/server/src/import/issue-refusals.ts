import type { ProblemIssue } from "@helpbuoy/protocol";
import type { Refusal, YamlFile } from "./yaml-file.ts";

const sentences: Record<string, string> = {
  id_twice: "another field has this id",
  no_options: "it is a choice without options",
  not_one_line: "only a field of one line can be sensitive",
  no_such_field_above: "it names no field above it",
  no_such_field: "it names no field of this task",
  in_no_step: "it stands in no step",
  in_two_steps: "it stands in two steps",
};

/** What routes say by path, said by line. */
export function issueRefusals(issues: readonly ProblemIssue[], yaml: YamlFile): Refusal[] {
  return issues.map(({ path, code }) => {
    const place = path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    return { line: yaml.lineOf(place), reason: `"${path}": ${sentences[code] ?? code}` };
  });
}
