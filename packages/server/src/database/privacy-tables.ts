/* The tables of what is kept apart, and of what was erased. */

/** What was typed into sensitive fields: see `createSealed`. */
export type SealedFieldsTable = {
  site_key: string;
  conversation_id: string;
  field_id: string;
  value_sealed: string;
};

/** That something was erased, and when the last trace of it left the disk. Nothing of what it was. */
export type ErasuresTable = {
  id: string;
  site_key: string;
  reason: "visitor" | "agent" | "retention";
  /** How many conversations. */
  conversations: number;
  at: string;
  /** null: what was freed in the database file has yet to be overwritten. */
  purged_at: string | null;
};
