/** What is compared to tell spam. */
export type SpamPrintsTable = {
  site_key: string;
  conversation_id: string;
  visitor_id: string;
  /** A keyed hash of what was written. */
  print: string | null;
  at: string;
};
