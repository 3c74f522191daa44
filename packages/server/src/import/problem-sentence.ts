import type { MarkdownProblem, MarkdownProblemCode } from "@helpbuoy/rich-text/parse";

const sentences: Record<MarkdownProblemCode, (about: string) => string> = {
  html_not_allowed: (about) => `raw HTML is not taken: ${about}`,
  link_not_allowed: (about) =>
    `the link "${about}" is none of https, http, mailto, tel, article:<slug>, guide:<slug> and task:<slug>`,
  media_not_found: (about) =>
    `"${about}" is no picture or video in this folder (webp, png, jpeg, gif, webm, mp4)`,
  media_inside_text: (about) => `the picture "${about}" must have a line to itself`,
  too_deep: () => "lists or quotes are nested too deep",
  not_valid: (about) => `this cannot stand in an article: ${about || "a text is too long"}`,
};

/** What is wrong with a piece of Markdown, for whoever wrote it. */
export function problemSentence({ code, about }: MarkdownProblem): string {
  return sentences[code](about);
}
