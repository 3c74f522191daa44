import type { Generated } from "kysely";

/* The tables of agents, teams, mail and what else people work with. */

export type AgentsTable = {
  id: string;
  email: string;
  name: string;
  password_hash: string;
  must_change_password: number;
  created_at: string;
  /** Its source; null: their initial. */
  picture: string | null;
};

export type AgentSecondFactorsTable = {
  agent_id: string;
  /** Sealed; base32 inside, as authenticators take it. */
  secret: string;
  is_confirmed: number;
  /** Of the last code used: none counts twice. */
  last_step: number;
};

export type AgentRecoveryCodesTable = { agent_id: string; code_hash: string; created_at: string };

/** One-time links to agents: an invitation to a site, or a way back in. */
export type AgentLinksTable = {
  token_hash: string;
  kind: "invitation" | "password_reset";
  id: string;
  site_key: string | null;
  email: string;
  role: "agent" | "lead" | "admin" | null;
  created_at: string;
  expires_at: string;
};

export type AuditEntriesTable = {
  site_key: string;
  id: string;
  agent_id: string;
  agent_name: string;
  act: string;
  subject: string | null;
  detail_json: string;
  at: string;
};

export type TeamsTable = {
  site_key: string;
  id: string;
  name: string;
  category_slugs_json: string;
  created_at: string;
};

export type CannedRepliesTable = { site_key: string; id: string; title: string; markdown: string };

export type TeamMembersTable = { site_key: string; team_id: string; agent_id: string };

export type LettersTable = {
  id: string;
  site_key: string | null;
  /** The one it tells of. */
  conversation_id: string | null;
  kind: string;
  email: string;
  subject: string;
  text: string;
  html: string;
  created_at: string;
  attempts: number;
  /** null: sent, or given up. */
  next_at: string | null;
  sent_at: string | null;
  last_error: string | null;
};

export type MailContactsTable = {
  site_key: string;
  conversation_id: string;
  email: string;
  verified_at: string | null;
  told_cursor: number;
};

export type MailLinksTable = {
  token_hash: string;
  site_key: string;
  conversation_id: string;
  email: string;
  expires_at: string;
};

export type MailCursorsTable = { site_key: string; cursor: number };

export type WebhookEndpointsTable = {
  id: string;
  site_key: string;
  url: string;
  /** Sealed, as is the old one. */
  secret: string;
  /** Signs beside the new one until then. */
  old_secret: string | null;
  old_secret_until: string | null;
  events_json: string;
  disabled_at: string | null;
  created_at: string;
};

export type WebhookDeliveriesTable = {
  id: string;
  endpoint_id: string;
  event_id: string;
  type: string;
  body: string;
  created_at: string;
  attempts: number;
  /** null: delivered, or dead. */
  next_at: string | null;
  delivered_at: string | null;
  dead_at: string | null;
  last_status: string | null;
  /** After this it is tried no more; null: as long as any. */
  useful_until: string | null;
};

export type WebhookCursorsTable = { site_key: string; cursor: number };

export type ArticleVersionsTable = {
  site_key: string;
  locale: string;
  slug: string;
  version: number;
  state: "draft" | "review" | "published";
  revision: number;
  title: string;
  category_slug: string;
  questions_json: string;
  markdown: string;
  agent_name: string;
  saved_at: string;
  published_at: string | null;
};

/** How long people waited for a person. */
export type QueueWaitsTable = {
  site_key: string;
  conversation_id: string;
  queued_at: string;
  taken_at: string;
};

/** Who gave which conversation back. */
export type GivenBackTable = { site_key: string; conversation_id: string; agent_id: string };

/** Who is at work; one who has not been seen for a while is not, whatever stands here. */
export type AgentPresenceTable = {
  site_key: string;
  agent_id: string;
  is_online: number;
  seen_at: string;
};

export type AgentSitesTable = {
  agent_id: string;
  site_key: string;
  role: "agent" | "lead" | "admin";
  /** 0 or 1: may look at sensitive fields. */
  sees_sensitive: Generated<number>;
};

export type AgentSignInsTable = {
  token_hash: string;
  agent_id: string;
  created_at: string;
  expires_at: string;
  seen_at: string;
};
