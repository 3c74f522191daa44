import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";
import type { AgentRole } from "./agents.repository.ts";

/** A one-time link: an invitation to a site, or (without site and role) a way back in. */
export type AgentLink = {
  id: Id;
  kind: "invitation" | "password_reset";
  siteKey: SiteKey | null;
  email: string;
  role: AgentRole | null;
  createdAt: string;
  expiresAt: string;
};

export async function insertAgentLink(
  connection: Connection,
  tokenHash: string,
  link: AgentLink,
): Promise<void> {
  await connection
    .insertInto("agent_links")
    .values({
      token_hash: tokenHash,
      id: link.id,
      kind: link.kind,
      site_key: link.siteKey,
      email: link.email,
      role: link.role,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute();
}

export async function findAgentLink(
  connection: Connection,
  tokenHash: string,
): Promise<AgentLink | undefined> {
  return linksOf(connection).where("token_hash", "=", tokenHash).executeTakeFirst();
}

/** The invitations to a site that are not taken yet, newest first. */
export async function listInvitations(
  connection: Connection,
  siteKey: SiteKey,
): Promise<AgentLink[]> {
  return linksOf(connection)
    .where("site_key", "=", siteKey)
    .where("kind", "=", "invitation")
    .orderBy("created_at", "desc")
    .execute();
}

/** False where it is gone already: a link counts once. */
export async function spendAgentLink(transaction: Transaction, id: Id): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom("agent_links")
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Takes the links to an address away: a newer one counts alone. */
export async function deleteAgentLinks(
  transaction: Transaction,
  { kind, email, siteKey }: Pick<AgentLink, "kind" | "email" | "siteKey">,
): Promise<void> {
  await transaction
    .deleteFrom("agent_links")
    .where("kind", "=", kind)
    .where("email", "=", email)
    .where("site_key", siteKey === null ? "is" : "=", siteKey)
    .execute();
}

export async function deleteAgentLinksBefore(
  connection: Connection,
  before: string,
): Promise<void> {
  await connection.deleteFrom("agent_links").where("expires_at", "<", before).execute();
}

function linksOf(connection: Connection) {
  return connection
    .selectFrom("agent_links")
    .select([
      "id",
      "kind",
      "site_key as siteKey",
      "email",
      "role",
      "created_at as createdAt",
      "expires_at as expiresAt",
    ]);
}
