import type { Id, SiteKey } from "@helpbuoy/protocol";
import { sql } from "kysely";
import type { Connection } from "../database/database.ts";

/**
 * The conversations in whose number, subject, e-mail address, notes, fields or messages the words
 * stand, those with most recent news first.
 * @param words as typed; nothing in them is a pattern
 */
export async function findConversationIds(
  connection: Connection,
  siteKey: SiteKey,
  words: string,
  limit: number,
): Promise<Id[]> {
  const wanted = words.toLowerCase();
  const holds = (column: string, text = wanted) => {
    const pattern = `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
    return sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
  };
  // As they stand in JSON: a quotation mark has a backslash before it there.
  const holdsJson = (column: string) => holds(column, JSON.stringify(wanted).slice(1, -1));
  const rows = await connection
    .selectFrom("conversations")
    .select("conversations.id")
    .where("conversations.site_key", "=", siteKey)
    .where(({ or, exists, selectFrom }) =>
      or([
        holds("conversations.number"),
        holds("conversations.subject"),
        holds("conversations.email"),
        holdsJson("conversations.fields_json"),
        exists(
          selectFrom("messages")
            .select("messages.id")
            .where("messages.site_key", "=", siteKey)
            .whereRef("messages.conversation_id", "=", "conversations.id")
            .where(holdsJson("messages.body_json")),
        ),
        exists(
          selectFrom("desk_records")
            .select("desk_records.conversation_id")
            .where("desk_records.site_key", "=", siteKey)
            .whereRef("desk_records.conversation_id", "=", "conversations.id")
            .where(holdsJson("desk_records.record_json")),
        ),
      ]),
    )
    .orderBy("conversations.updated_at", "desc")
    .orderBy("conversations.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
