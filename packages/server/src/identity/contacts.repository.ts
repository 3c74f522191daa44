import type { Attributes, SiteKey } from "@helpbuoy/protocol";
import type { Selectable } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";

export type StoredContact = {
  /** What is theirs stands under it. */
  id: string;
  /** The person's id on the site. */
  subject: string;
  name: string | null;
  email: string | null;
  /** Signed by the site's server. */
  attributes: Attributes;
  /** Said by a page alone. */
  claimed: Attributes;
};

export async function findContact(
  connection: Connection,
  siteKey: SiteKey,
  id: string,
): Promise<StoredContact | undefined> {
  const row = await connection
    .selectFrom("contacts")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toContact(row);
}

/**
 * Keeps what a token says of a person: a new contact, or a known one with what holds now. Of two at
 * once for a new person both get the one that is there then.
 */
export async function saveVerified(
  transaction: Transaction,
  siteKey: SiteKey,
  contact: Omit<StoredContact, "claimed">,
  at: string,
): Promise<StoredContact> {
  const columns = {
    name: contact.name,
    email: contact.email,
    attributes_json: JSON.stringify(contact.attributes),
    verified_at: at,
  };
  const row = await transaction
    .insertInto("contacts")
    .values({
      site_key: siteKey,
      id: contact.id,
      subject: contact.subject,
      ...columns,
      claimed_json: "{}",
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(["site_key", "subject"]).doUpdateSet(columns))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toContact(row);
}

export async function saveContactClaims(
  transaction: Transaction,
  siteKey: SiteKey,
  id: string,
  claimed: Attributes,
): Promise<void> {
  await transaction
    .updateTable("contacts")
    .set({ claimed_json: JSON.stringify(claimed) })
    .where("site_key", "=", siteKey)
    .where("id", "=", id)
    .execute();
}

function toContact(row: Selectable<Tables["contacts"]>): StoredContact {
  return {
    id: row.id,
    subject: row.subject,
    name: row.name,
    email: row.email,
    attributes: JSON.parse(row.attributes_json) as Attributes,
    claimed: JSON.parse(row.claimed_json) as Attributes,
  };
}
