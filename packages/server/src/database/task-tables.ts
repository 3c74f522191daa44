/** What is known of a run beside its conversation: the rules under which it was handed in. */
export type TaskRunsTable = {
  site_key: string;
  conversation_id: string;
  task_slug: string;
  action: "ticket" | "webhook";
  instances: 1 | 2;
  undo_minutes: number | null;
  /** A keyed hash of what it is about, while nobody else may ask for the same. */
  case_print: string | null;
  /** The agent who refused it; null: none did, or a program. */
  refused_by: string | null;
};

/** A code that was sent; what it is follows from its id and the server's secret. */
export type TaskCodesTable = {
  id: string;
  site_key: string;
  visitor_id: string;
  task_slug: string;
  /** A keyed hash of where it went. */
  address_print: string;
  tries: number;
  created_at: string;
  proved_at: string | null;
  used_at: string | null;
};

/** Signed answers of programs that were heard, so that none counts twice. */
export type HeardAnswersTable = { site_key: string; webhook_id: string; at: string };
