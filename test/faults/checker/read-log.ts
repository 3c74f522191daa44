import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ServerEvent } from "@helpbuoy/protocol";
import { SITE } from "./people.ts";

type Row = {
  cursor: number;
  at: string;
  type: string;
  conversation_id: string | null;
  payload_json: string;
};

/** The whole log as the database file holds it, past the server. */
export function readLog(folder: string): { log: ServerEvent[]; integrity: string } {
  const database = new DatabaseSync(join(folder, "helpbuoy.db"));
  try {
    const rows = database
      .prepare("select * from events where site_key = ? order by cursor")
      .all(SITE) as unknown as Row[];
    const check = database.prepare("pragma integrity_check").get() as { integrity_check: string };
    return { log: rows.map(toEvent), integrity: check.integrity_check };
  } finally {
    database.close();
  }
}

function toEvent({ cursor, at, type, conversation_id, payload_json }: Row): ServerEvent {
  return {
    type,
    cursor,
    at,
    conversationId: conversation_id,
    ...(JSON.parse(payload_json) as object),
  } as ServerEvent;
}
