import type { Generated } from "kysely";
import type {
  ConversationAccessTable,
  ConversationsTable,
  DeskRecordsTable,
  MessagesTable,
} from "./conversation-tables.ts";
import type {
  AgentLinksTable,
  ArticleVersionsTable,
  AgentPresenceTable,
  AgentRecoveryCodesTable,
  AgentSecondFactorsTable,
  AgentSignInsTable,
  AgentSitesTable,
  AgentsTable,
  AuditEntriesTable,
  CannedRepliesTable,
  GivenBackTable,
  LettersTable,
  MailContactsTable,
  MailCursorsTable,
  MailLinksTable,
  QueueWaitsTable,
  TeamMembersTable,
  TeamsTable,
  WebhookCursorsTable,
  WebhookDeliveriesTable,
  WebhookEndpointsTable,
} from "./desk-tables.ts";
import type { ContactsTable, IdentitySecretsTable } from "./identity-tables.ts";
import type {
  ConfirmedQuestionsTable,
  IntentModelsTable,
  SearchMissesTable,
  SynonymsTable,
} from "./learning-tables.ts";
import type { ModelUsageTable, PendingAnswersTable } from "./language-model-tables.ts";
import type { ErasuresTable, SealedFieldsTable } from "./privacy-tables.ts";
import type { SelfServiceTable } from "./self-service-tables.ts";
import type { SpamPrintsTable } from "./spam-tables.ts";
import type { HeardAnswersTable, TaskCodesTable, TaskRunsTable } from "./task-tables.ts";

/*
 * Rows as the database holds them. Times are ISO 8601 in UTC, yes and no are 1 and 0, and columns
 * that end in `_json` hold JSON: all of it means the same to SQLite and to Postgres.
 */

type SitesTable = {
  key: string;
  name: string;
  locales_json: string;
  default_locale: string;
  reply_within_hours: number;
  video_hosts_json: string;
  origins_json: string;
  hours_json: string | null;
  targets_json: string | null;
  /** 0 or 1. */
  enforces_identity: Generated<number>;
  priority_rules_json: string | null;
  look_json: string | null;
  /** 0 or 1. */
  requires_consent: Generated<number>;
  redacts_messages: Generated<number>;
  privacy_url: string | null;
  retention_days: number | null;
  spam_json: string | null;
  created_at: string;
};

/** The end of a site's log: one row per site, updated in the transaction that appends. */
type LogEndsTable = {
  site_key: string;
  cursor: number;
  /** What lies up to here is kept, but replayed no more. */
  replayable_after: number;
};

type EventsTable = {
  site_key: string;
  cursor: number;
  conversation_id: string | null;
  type: string;
  at: string;
  /** What the event says beside its envelope. */
  payload_json: string;
};

type CategoriesTable = {
  site_key: string;
  locale: string;
  slug: string;
  title: string;
  description: string;
  icon: string;
  position: number;
  /** 0 or 1. */
  person_first: Generated<number>;
};

/** A slug keeps its small number for ever, whatever happens to its articles. */
type ArticleIdsTable = { site_key: string; slug: string; id: number };

/** What someone changed or took away here, which no import may undo. */
type KeptFromImportTable = {
  site_key: string;
  kind: "categories" | "synonyms" | "article" | "form" | "guide" | "task";
  locale: string;
  /** Empty for categories and synonyms, which are kept as a whole. */
  slug: string;
};

type ArticlesTable = {
  site_key: string;
  locale: string;
  slug: string;
  category_slug: string;
  title: string;
  questions_json: string;
  keywords_json: string;
  related_json: string;
  pages_json: string;
  popular: number | null;
  body_json: string;
  updated_at: string;
  /** SHA-256 of all the columns above: what an import compares. */
  content_hash: string;
};

type FormsTable = {
  site_key: string;
  locale: string;
  slug: string;
  form_json: string;
  content_hash: string;
};

type MediaTable = { site_key: string; name: string; type: string; bytes: number };

type PartsTable = { site_key: string; hash: string; content: string; brotli: Uint8Array };

type PublicationsTable = {
  site_key: string;
  locale: string;
  /** Of its `knowledge.published`. */
  cursor: number;
  version: string;
  manifest_json: string;
  /** Grows with what was confirmed since: there is more to learn from. */
  learned: Generated<number>;
};

type VisitorsTable = {
  site_key: string;
  id: string;
  token_hash: string;
  /** Of a contact; null: anonymous. */
  contact_id: string | null;
  /** What the page says of who is anonymous. */
  claimed_json: Generated<string>;
  created_at: string;
  expires_at: string;
};

type FilesTable = {
  site_key: string;
  id: string;
  visitor_id: string;
  conversation_id: string;
  name: string;
  type: string;
  bytes: number;
  /** Null until a message or a ticket names it. */
  message_id: string | null;
  created_at: string;
};

type IdempotencyKeysTable = {
  site_key: string;
  visitor_id: string;
  key: string;
  command_hash: string;
  response_json: string;
  created_at: string;
};

type ArticleRatingsTable = {
  site_key: string;
  visitor_id: string;
  article_id: number;
  locale: string;
  helped: number;
  reason: string | null;
  comment: string | null;
  query: string | null;
  rated_at: string;
};

export type Tables = {
  sites: SitesTable;
  log_ends: LogEndsTable;
  events: EventsTable;
  categories: CategoriesTable;
  article_ids: ArticleIdsTable;
  articles: ArticlesTable;
  kept_from_import: KeptFromImportTable;
  forms: FormsTable;
  guides: SelfServiceTable;
  tasks: SelfServiceTable;
  media: MediaTable;
  parts: PartsTable;
  publications: PublicationsTable;
  visitors: VisitorsTable;
  contacts: ContactsTable;
  identity_secrets: IdentitySecretsTable;
  conversations: ConversationsTable;
  desk_records: DeskRecordsTable;
  conversation_access: ConversationAccessTable;
  messages: MessagesTable;
  sealed_fields: SealedFieldsTable;
  erasures: ErasuresTable;
  spam_prints: SpamPrintsTable;
  task_runs: TaskRunsTable;
  task_codes: TaskCodesTable;
  heard_answers: HeardAnswersTable;
  model_usage: ModelUsageTable;
  pending_answers: PendingAnswersTable;
  files: FilesTable;
  idempotency_keys: IdempotencyKeysTable;
  article_ratings: ArticleRatingsTable;
  search_misses: SearchMissesTable;
  confirmed_questions: ConfirmedQuestionsTable;
  intent_models: IntentModelsTable;
  synonyms: SynonymsTable;
  agents: AgentsTable;
  agent_second_factors: AgentSecondFactorsTable;
  agent_recovery_codes: AgentRecoveryCodesTable;
  agent_links: AgentLinksTable;
  audit_entries: AuditEntriesTable;
  teams: TeamsTable;
  team_members: TeamMembersTable;
  canned_replies: CannedRepliesTable;
  letters: LettersTable;
  mail_contacts: MailContactsTable;
  mail_links: MailLinksTable;
  mail_cursors: MailCursorsTable;
  webhook_endpoints: WebhookEndpointsTable;
  webhook_deliveries: WebhookDeliveriesTable;
  webhook_cursors: WebhookCursorsTable;
  article_versions: ArticleVersionsTable;
  agent_presence: AgentPresenceTable;
  queue_waits: QueueWaitsTable;
  given_back: GivenBackTable;
  agent_sites: AgentSitesTable;
  agent_sign_ins: AgentSignInsTable;
};
