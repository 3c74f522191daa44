import { describe, expect, test } from "vitest";
import { AT, idOf, LATER, openWithSites, type OpenDatabase } from "../../test/contract.ts";
import { extendVisitor, findVisitor, insertVisitor } from "./visitors.repository.ts";

export function visitorsContract(open: OpenDatabase): void {
  describe("visitors", () => {
    test("are found by their token's hash, on their site alone, and live on", async () => {
      const database = await openWithSites(open);
      const visitor = { id: idOf(1), expiresAt: AT, contactId: null };
      const made = { ...visitor, tokenHash: "hash", createdAt: AT };
      await insertVisitor(database, "demo", made);
      // Once more is the same visitor: the plain ticket page derives its token.
      await insertVisitor(database, "demo", { ...made, id: idOf(2) });
      expect(await findVisitor(database, "demo", "hash")).toEqual(visitor);
      expect(await findVisitor(database, "other", "hash")).toBeUndefined();
      await extendVisitor(database, "demo", { id: idOf(1), expiresAt: LATER });
      expect((await findVisitor(database, "demo", "hash"))?.expiresAt).toBe(LATER);
      await database.destroy();
    });
  });
}
