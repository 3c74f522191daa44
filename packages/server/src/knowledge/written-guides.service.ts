import {
  guideProblems,
  type Locale,
  type ProblemIssue,
  type RichText,
  type SiteKey,
  type WrittenGuide,
} from "@helpbuoy/protocol";
import type { MarkdownProblem } from "@helpbuoy/rich-text/parse";
import { isoTime } from "../clock.ts";
import type { Deps } from "../deps.ts";
import type { ContentService } from "./content.service.ts";
import { listingIssues } from "./listing-issues.ts";
import type {
  By,
  Marked,
  SeenMark,
  SelfServiceEdits,
  SelfServiceKey,
} from "./self-service-edits.ts";
import type { StoredGuide } from "./self-service.repository.ts";
import { parseSiteMarkdown } from "./site-markdown.ts";
import { writtenGuide } from "./written-guide.ts";

/** A guide in the editor. */
export type EditedGuide = WrittenGuide & Omit<Marked<never>, "content"> & { updatedAt: string };

export type WrittenGuidesService = ReturnType<typeof createWrittenGuidesService>;

/** Guides as people write them: Markdown in, trees kept. */
export function createWrittenGuidesService(
  { database, clock }: Deps,
  { edits, content }: { edits: SelfServiceEdits; content: ContentService },
) {
  const edited = ({ content: stored, ...mark }: Marked<StoredGuide>): EditedGuide => ({
    ...writtenGuide(stored),
    ...mark,
    updatedAt: stored.updatedAt,
  });

  return {
    async list(siteKey: SiteKey): Promise<EditedGuide[]> {
      return (await edits.list("guides", siteKey)).map(edited);
    },

    /** What steps will look like; pictures and videos keep what they have where the guide stands. */
    async preview(
      siteKey: SiteKey,
      key: SelfServiceKey,
      texts: readonly string[],
    ): Promise<{ tree: RichText; problems: MarkdownProblem[] }[]> {
      const before = await edits.find("guides", siteKey, key);
      const shown = shownIn(before?.content);
      const previews = [];
      for (const markdown of texts) {
        const parsed = await parseSiteMarkdown(content, database, siteKey, { markdown, shown });
        previews.push({ tree: parsed.tree, problems: parsed.problems });
      }
      return previews;
    },

    /**
     * Keeps a guide and publishes it.
     * @throws ProblemError `invalid_input` with issues at `steps.<i>`, of its Markdown at
     * `steps.<i>.text.<line>`; `edited_by_other`
     */
    async save(by: By, guide: WrittenGuide, seen: SeenMark): Promise<EditedGuide> {
      const { locale, slug, steps: written, ...rest } = guide;
      const saved = await edits.save(
        by,
        "guides",
        { locale, slug, seen },
        async (transaction, before) => {
          const { issues, hasArticle } = await listingIssues(
            content,
            transaction,
            by.siteKey,
            guide,
          );
          const shown = shownIn(before);
          const steps: StoredGuide["steps"] = [];
          for (const [at, { text, ...step }] of written.entries()) {
            const parsed = await parseSiteMarkdown(content, transaction, by.siteKey, {
              markdown: text,
              shown,
              hasArticle,
            });
            issues.push(...textIssues(`steps.${at}.text`, parsed));
            steps.push({ ...step, body: parsed.tree });
          }
          for (const { at, problem } of guideProblems({ steps })) {
            issues.push({ path: `steps.${at}`, code: problem });
          }
          const updatedAt = isoTime(clock.now()).slice(0, 10);
          return { content: { slug, locale, ...rest, steps, updatedAt }, issues };
        },
      );
      return edited(saved);
    },

    remove: (by: By, key: { locale: Locale; slug: string }): Promise<void> =>
      edits.remove(by, "guides", key),
  };
}

const shownIn = (guide: StoredGuide | undefined): RichText =>
  guide?.steps.flatMap(({ body }) => body) ?? [];

function textIssues(
  path: string,
  {
    problems,
    warnings,
  }: { problems: readonly { line: number; code: string }[]; warnings: typeof problems },
): ProblemIssue[] {
  return [...problems, ...warnings].map(({ line, code }) => ({ path: `${path}.${line}`, code }));
}
