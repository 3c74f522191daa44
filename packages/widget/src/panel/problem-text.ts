import type { FieldProblem, FormField } from "@helpbuoy/protocol";
import { formatBytes } from "./format.ts";
import { usePanel } from "./panel-context.ts";

type Problem = FieldProblem | "file_too_big" | "too_many_files" | undefined;

/** The sentence for what is wrong with a field; undefined: nothing. */
export function useProblemText(): (problem: Problem, field?: FormField) => string | undefined {
  const { widget, text, locale } = usePanel();
  const size = formatBytes(widget.knowledge.site.value?.maxFileBytes ?? 0, locale());
  return (problem, field) => {
    if (!problem) return undefined;
    if (problem === "unknown_field") return text("refused");
    if (problem === "not_an_option" || (problem === "required" && field?.type === "choice")) {
      return text("chooseOne");
    }
    return text(problem, { min: field?.min ?? 0, max: field?.max ?? 0, size, count: 10 });
  };
}
