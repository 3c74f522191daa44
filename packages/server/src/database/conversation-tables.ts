import type { ConversationStatus, Handler } from "@helpbuoy/protocol";
import type { Generated } from "kysely";

export type ConversationsTable = {
  site_key: string;
  id: string;
  number: string | null;
  handler: Handler;
  status: ConversationStatus;
  locale: string;
  subject: string;
  category_slug: string | null;
  fields_json: string;
  created_at: string;
  updated_at: string;
  promised_at: string | null;
  assignee_json: string | null;
  queued_at: string | null;
  rating_json: string | null;
  /** As in `assignee_json`, to count by. */
  assignee_id: string | null;
  read_cursor: number;
  seen_cursor: number;
  /** The last event it holds. */
  cursor: number;
  email: string | null;
  context_json: string;
  erased_at: string | null;
  /** Where the task stands that was handed in. */
  task_json: string | null;
};

/** What agents alone know of a conversation. */
export type DeskRecordsTable = { site_key: string; conversation_id: string; record_json: string };

/** Which visitor sessions and contacts may read a conversation: who began it, and who looked it up. */
export type ConversationAccessTable = {
  site_key: string;
  conversation_id: string;
  visitor_id: string;
  granted_at: string;
  /** 0 or 1: who began it. */
  is_own: Generated<number>;
};

export type MessagesTable = {
  site_key: string;
  conversation_id: string;
  id: string;
  author: "visitor" | "bot" | "agent" | "system";
  author_name: string | null;
  body_json: string;
  attachments_json: string;
  turn_json: string | null;
  helped: number | null;
  cursor: number;
  created_at: string;
};
