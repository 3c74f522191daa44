import { describe, expect, test } from "vitest";
import { AT, idOf, LATER, openWithSites, type OpenDatabase } from "../../test/contract.ts";
import { inTransaction } from "../database/database.ts";
import { findContact, saveContactClaims, saveVerified } from "./contacts.repository.ts";
import {
  deleteIdentitySecret,
  insertIdentitySecret,
  listIdentitySecrets,
} from "./identity-secrets.repository.ts";

export function identityContract(open: OpenDatabase): void {
  describe("identity", () => {
    test("a person is one contact of a site, with what was said last and their claims", async () => {
      const database = await openWithSites(open);
      const said = { id: idOf(1), subject: "u-1", name: "李雷", email: null };
      const save = (contact: Parameters<typeof saveVerified>[2], at: string) =>
        inTransaction(database, (transaction) => saveVerified(transaction, "demo", contact, at));
      const first = { ...said, attributes: { plan: "gold", orders: 12, isStaff: false } };
      expect(await save(first, AT)).toEqual({ ...first, claimed: {} });
      await inTransaction(database, (transaction) =>
        saveContactClaims(transaction, "demo", idOf(1), { plan: "vip" }),
      );
      const later = { id: idOf(2), subject: "u-1", name: null, email: "li@example.com" };
      const kept = { ...later, id: idOf(1), attributes: {}, claimed: { plan: "vip" } };
      expect(await save({ ...later, attributes: {} }, LATER)).toEqual(kept);
      expect(await findContact(database, "demo", idOf(1))).toEqual(kept);
      expect(await findContact(database, "demo", idOf(2))).toBeUndefined();
      expect(await findContact(database, "other", idOf(1))).toBeUndefined();
      await database.destroy();
    });

    test("secrets are listed oldest first, on their site alone, and go once", async () => {
      const database = await openWithSites(open);
      const secrets = [
        { kid: idOf(2), sealed: "b", createdAt: LATER },
        { kid: idOf(1), sealed: "a", createdAt: AT },
      ];
      for (const secret of secrets) {
        await inTransaction(database, (transaction) =>
          insertIdentitySecret(transaction, "demo", secret),
        );
      }
      expect(await listIdentitySecrets(database, "demo")).toEqual(secrets.toReversed());
      expect(await listIdentitySecrets(database, "other")).toEqual([]);
      const remove = (site: string) =>
        inTransaction(database, (transaction) => deleteIdentitySecret(transaction, site, idOf(1)));
      expect([await remove("other"), await remove("demo"), await remove("demo")]).toEqual([
        false,
        true,
        false,
      ]);
      await database.destroy();
    });
  });
}
