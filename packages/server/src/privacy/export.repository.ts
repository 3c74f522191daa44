import type { Attributes, Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection } from "../database/database.ts";
import type { Owner } from "./visitor-traces.repository.ts";

export type KnownPerson = {
  /** The person's id on the site; null: anonymous. */
  contactId: string | null;
  name: string | null;
  email: string | null;
  attributes: Attributes;
  claimed: Attributes;
  createdAt: string;
};

/** What is known of a visitor beside what they wrote. */
export async function findPerson(
  connection: Connection,
  { siteKey, visitorId }: Owner,
): Promise<KnownPerson | undefined> {
  const contact = await connection
    .selectFrom("contacts")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("id", "=", visitorId)
    .executeTakeFirst();
  if (contact) {
    return {
      contactId: contact.subject,
      name: contact.name,
      email: contact.email,
      attributes: JSON.parse(contact.attributes_json) as Attributes,
      claimed: JSON.parse(contact.claimed_json) as Attributes,
      createdAt: contact.created_at,
    };
  }
  const anonymous = await connection
    .selectFrom("visitors")
    .select(["claimed_json", "created_at"])
    .where("site_key", "=", siteKey)
    .where("id", "=", visitorId)
    .executeTakeFirst();
  return (
    anonymous && {
      contactId: null,
      name: null,
      email: null,
      attributes: {},
      claimed: JSON.parse(anonymous.claimed_json) as Attributes,
      createdAt: anonymous.created_at,
    }
  );
}

/** Where letters about a conversation go, and those that went. */
export async function listMailOf(connection: Connection, siteKey: SiteKey, conversationId: Id) {
  const contact = await connection
    .selectFrom("mail_contacts")
    .select(["email", "verified_at as verifiedAt"])
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .executeTakeFirst();
  const letters = await connection
    .selectFrom("letters")
    .select(["kind", "email", "subject", "created_at as createdAt", "sent_at as sentAt"])
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .orderBy("id")
    .execute();
  return { contact: contact ?? null, letters };
}
