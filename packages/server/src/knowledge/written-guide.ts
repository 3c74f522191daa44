import type { RichText, WrittenGuide } from "@helpbuoy/protocol";
import { richTextToMarkdown } from "@helpbuoy/rich-text/to-markdown";
import type { StoredGuide } from "./self-service.repository.ts";

/** A guide with its steps in Markdown, for editing it here or elsewhere. */
export function writtenGuide({ updatedAt: _updatedAt, ...stored }: StoredGuide): WrittenGuide {
  const steps = stored.steps.map(({ body, ...step }) => ({ ...step, text: textOf(body) }));
  return { ...stored, steps };
}

const textOf = (body: RichText): string => richTextToMarkdown(body).trimEnd();
