import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { Connection, Transaction } from "../database/database.ts";

/** What an agent did: never what was written, but which act on what. */
export type AuditEntry = {
  id: Id;
  siteKey: SiteKey;
  agent: Pick<Agent, "id" | "name">;
  /** `member.invited`, `conversation.claim` */
  act: string;
  /** What it was done to: an id, or an address. */
  subject: string | null;
  detail: object;
  /** ISO 8601 in UTC. */
  at: string;
};

export async function appendAudit(transaction: Transaction, entry: AuditEntry): Promise<void> {
  await transaction
    .insertInto("audit_entries")
    .values({
      site_key: entry.siteKey,
      id: entry.id,
      agent_id: entry.agent.id,
      agent_name: entry.agent.name,
      act: entry.act,
      subject: entry.subject,
      detail_json: JSON.stringify(entry.detail),
      at: entry.at,
    })
    .execute();
}

/**
 * The newest first.
 * @param before the id of the last one seen
 */
export async function listAudit(
  connection: Connection,
  siteKey: SiteKey,
  { before, limit }: { before?: Id | undefined; limit: number },
): Promise<AuditEntry[]> {
  let query = connection.selectFrom("audit_entries").selectAll().where("site_key", "=", siteKey);
  if (before !== undefined) query = query.where("id", "<", before);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    siteKey: row.site_key,
    agent: { id: row.agent_id, name: row.agent_name },
    act: row.act,
    subject: row.subject,
    detail: JSON.parse(row.detail_json) as object,
    at: row.at,
  }));
}
