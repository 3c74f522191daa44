import {
  guideProblems,
  slugSchema,
  writtenGuideSchema,
  type GuideProblem,
} from "@helpbuoy/protocol";
import { parseMarkdown, type MediaNode } from "@helpbuoy/rich-text/parse";
import * as v from "valibot";
import type { StoredGuide } from "../knowledge/self-service.repository.ts";
import { listingRefusals, updatedEntry, type ListedFileContext } from "./listed-file.ts";
import { problemSentence } from "./problem-sentence.ts";
import { checkYaml, parseYaml, type Refusal } from "./yaml-file.ts";

const guideFileSchema = v.strictObject({
  ...v.omit(writtenGuideSchema, ["categorySlug"]).entries,
  category: slugSchema,
  ...updatedEntry,
});

const sentences: Record<GuideProblem, string> = {
  step_twice: "another step has this id",
  no_such_step: "it leads to a step that is not there",
  unreachable: "nothing leads to this step",
  never_ends: "from here no way comes to an end",
  never_solved: "no way ends solved, or with a task",
  no_task: "this end names no task",
};

export type GuideFileContext = ListedFileContext & {
  media: (path: string, title: string) => MediaNode | undefined;
};

/** Reads a guide: YAML whose steps say what they say in Markdown. */
export function readGuideFile(
  source: string,
  context: GuideFileContext,
): { content: StoredGuide } | { refusals: Refusal[] } {
  const yaml = parseYaml(source);
  const checked = checkYaml(yaml, guideFileSchema);
  if ("refusals" in checked) return checked;
  const { category, updated, steps: written, ...file } = checked.value;
  const refusals = listingRefusals({ ...file, category }, yaml, context);
  const steps = written.map(({ text, ...step }, at) => {
    const { tree, problems, warnings } = parseMarkdown(text, {
      // A block begins on the line after its key.
      firstLine: yaml.lineOf(["steps", at, "text"]) + (text.includes("\n") ? 1 : 0),
      media: context.media,
      hasArticle: context.hasArticle,
      hasSelfService: context.hasSelfService,
    });
    for (const problem of problems) {
      refusals.push({ line: problem.line, reason: problemSentence(problem) });
    }
    for (const { line, about } of warnings) {
      refusals.push({ line, reason: `"${about}" leads nowhere` });
    }
    return { ...step, body: tree };
  });
  for (const { at, problem } of guideProblems({ steps })) {
    refusals.push({ line: yaml.lineOf(["steps", at]), reason: sentences[problem] });
  }
  if (refusals.length > 0) return { refusals };
  const { slug, locale, title, ...listing } = file;
  return {
    content: {
      slug,
      locale,
      title,
      categorySlug: category,
      ...listing,
      steps,
      updatedAt: updated ?? context.changed,
    },
  };
}
