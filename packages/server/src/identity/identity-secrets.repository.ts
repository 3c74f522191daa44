import type { SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

export type StoredIdentitySecret = {
  kid: string;
  /** See `createSealed`. */
  sealed: string;
  createdAt: string;
};

/** The live ones, oldest first. */
export async function listIdentitySecrets(
  connection: Connection,
  siteKey: SiteKey,
): Promise<StoredIdentitySecret[]> {
  return connection
    .selectFrom("identity_secrets")
    .select(["kid", "secret_sealed as sealed", "created_at as createdAt"])
    .where("site_key", "=", siteKey)
    .orderBy("created_at")
    .orderBy("kid")
    .execute();
}

export async function insertIdentitySecret(
  transaction: Transaction,
  siteKey: SiteKey,
  { kid, sealed, createdAt }: StoredIdentitySecret,
): Promise<void> {
  await transaction
    .insertInto("identity_secrets")
    .values({ site_key: siteKey, kid, secret_sealed: sealed, created_at: createdAt })
    .execute();
}

/** @returns false: there is none of this name */
export async function deleteIdentitySecret(
  transaction: Transaction,
  siteKey: SiteKey,
  kid: string,
): Promise<boolean> {
  const result = await transaction
    .deleteFrom("identity_secrets")
    .where("site_key", "=", siteKey)
    .where("kid", "=", kid)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
