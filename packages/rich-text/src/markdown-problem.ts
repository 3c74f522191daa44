/** Why a piece of Markdown cannot stand in a tree. */
export type MarkdownProblemCode =
  | "html_not_allowed"
  | "link_not_allowed"
  | "media_not_found"
  | "media_inside_text"
  | "too_deep"
  | "not_valid";

export type MarkdownProblem = {
  /** Counted from 1. */
  line: number;
  code: MarkdownProblemCode;
  /** The address or tag it is about. */
  about: string;
};

/** A link to an article that does not exist: its text stays, the link goes. */
export type MarkdownWarning = { line: number; code: "dead_link"; about: string };
