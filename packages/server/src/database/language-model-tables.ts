/** What a site has used of a language model on a day (of UTC). */
export type ModelUsageTable = {
  site_key: string;
  /** As 2026-11-21. */
  day: string;
  tokens: number;
  answers: number;
};

/** An answer that a language model is writing: one at most in a conversation. */
export type PendingAnswersTable = {
  site_key: string;
  conversation_id: string;
  /** The visitor's message that is answered. */
  message_id: string;
  locale: string;
  /** What the bot says where the model's answer does not come or does not hold. */
  reply_json: string;
  /** Tokens that were set aside for it, and the day they count for. */
  reserved: number;
  day: string;
  /** From then on nobody is writing any more. */
  due_at: string;
};
