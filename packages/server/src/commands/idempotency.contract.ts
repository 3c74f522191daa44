import { describe, expect, test } from "vitest";
import { AT, LATER, openWithSites, type OpenDatabase } from "../../test/contract.ts";
import { inTransaction, type Database } from "../database/database.ts";
import { claimKey, deleteKeysBefore, findKept, keepResponse } from "./idempotency.repository.ts";

const owner = { siteKey: "demo", visitorId: "v" };
const claim = (database: Database, key: string, who = owner) =>
  inTransaction(database, (transaction) =>
    claimKey(transaction, who, key, { commandHash: "hash", at: AT }),
  );

export function idempotencyContract(open: OpenDatabase): void {
  describe("idempotency keys", () => {
    test("[OB3] are taken once per owner, and kept with their answer", async () => {
      const database = await openWithSites(open);
      const claims = await Promise.all(Array.from({ length: 5 }, () => claim(database, "key")));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await claim(database, "key", { ...owner, visitorId: "w" })).toBe(true);
      expect(await claim(database, "key", { ...owner, siteKey: "other" })).toBe(true);
      await inTransaction(database, (transaction) =>
        keepResponse(transaction, owner, "key", '{"events":[]}'),
      );
      expect(await findKept(database, owner, "key")).toEqual({
        commandHash: "hash",
        responseJson: '{"events":[]}',
      });
      expect(await findKept(database, owner, "none")).toBeUndefined();
      await database.destroy();
    });

    test("[OB3] a command that fails gives its key back", async () => {
      const database = await openWithSites(open);
      const failed = inTransaction(database, async (transaction) => {
        await claimKey(transaction, owner, "key", { commandHash: "hash", at: AT });
        throw new Error("no");
      });
      await expect(failed).rejects.toThrow("no");
      expect(await claim(database, "key")).toBe(true);
      await database.destroy();
    });

    test("are forgotten past their time", async () => {
      const database = await openWithSites(open);
      await claim(database, "key");
      await deleteKeysBefore(database, AT);
      expect(await findKept(database, owner, "key")).toBeDefined();
      await deleteKeysBefore(database, LATER);
      expect(await findKept(database, owner, "key")).toBeUndefined();
      await database.destroy();
    });
  });
}
