import type { FieldProblem, FieldValues, FollowedGuide, Id } from "@helpbuoy/protocol";

/** What stands in the ticket form. */
export type TicketDraft = {
  /** undefined: not chosen yet; empty: none of them. */
  categorySlug: string | undefined;
  subject: string;
  description: string;
  email: string;
  values: FieldValues;
  /** The guide that led here; it goes along, and may stand for a description. */
  guide?: FollowedGuide | undefined;
  /** Kept with the draft as Blobs; `fieldId` undefined: of the description. */
  files: { fileId: Id; file: File; fieldId: string | undefined }[];
};

export type TicketProblems = Partial<
  Record<
    "subject" | "description" | "email" | "files",
    FieldProblem | "file_too_big" | "too_many_files"
  >
> & {
  fields: Record<string, FieldProblem>;
};
