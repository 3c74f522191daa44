import type { Generated } from "kysely";

/** What was asked and not found: what to write next. */
export type SearchMissesTable = {
  site_key: string;
  locale: string;
  query: string;
  /** How often in all; of these, for which reasons. */
  count: number;
  not_helped: Generated<number>;
  asked_again: Generated<number>;
  searched: Generated<number>;
  last_at: string;
  dismissed_at: string | null;
};

/** What visitors asked, confirmed as asking for an article: the bot learns from it. */
export type ConfirmedQuestionsTable = {
  site_key: string;
  locale: string;
  text: string;
  slug: string;
  origin: "import" | "agent";
  confirmed_at: string;
};

/** What the bot learnt: weights, and no text. */
export type IntentModelsTable = {
  site_key: string;
  locale: string;
  /** Of what it was trained on. */
  examples_hash: string;
  bytes: Uint8Array;
  trained_at: string;
};

/** What says the same on a site: published with the keywords of articles that say some of it. */
export type SynonymsTable = { site_key: string; locale: string; groups_json: string };
