import { describe, expect, test } from "vitest";
import { AT, idOf, LATER, openWithSites, type OpenDatabase } from "../../test/contract.ts";
import { inTransaction, type Database } from "../database/database.ts";
import {
  deleteUnusedFile,
  findFile,
  insertFile,
  listFiles,
  listUnusedFiles,
  useFiles,
  type StoredFile,
} from "./files.repository.ts";

const file: StoredFile = {
  fileId: idOf(1),
  name: "照片.png",
  type: "image/png",
  bytes: 70,
  visitorId: "v",
  conversationId: idOf(9),
  messageId: null,
};
const insert = (database: Database, one: StoredFile, at = AT) =>
  inTransaction(database, (transaction) => insertFile(transaction, "demo", one, at));

export function filesContract(open: OpenDatabase): void {
  describe("files", () => {
    test("are found as they were written, on their site alone", async () => {
      const database = await openWithSites(open);
      await insert(database, file);
      expect(await findFile(database, "demo", idOf(1))).toEqual(file);
      expect(await findFile(database, "other", idOf(1))).toBeUndefined();
      expect(await listFiles(database, "demo", [])).toEqual([]);
      await expect(insert(database, file)).rejects.toThrow(/UNIQUE|unique/);
      await database.destroy();
    });

    test("are named by a message; what nothing named in time is listed", async () => {
      const database = await openWithSites(open);
      await insert(database, file);
      await insert(database, { ...file, fileId: idOf(2) });
      await insert(database, { ...file, fileId: idOf(3) }, LATER);
      await inTransaction(database, (transaction) =>
        useFiles(transaction, "demo", [idOf(1)], idOf(50)),
      );
      expect((await findFile(database, "demo", idOf(1)))?.messageId).toBe(idOf(50));
      expect(await listUnusedFiles(database, LATER)).toEqual([
        { siteKey: "demo", fileId: idOf(2) },
      ]);
      expect(await deleteUnusedFile(database, "demo", idOf(1))).toBe(false);
      expect(await findFile(database, "demo", idOf(1))).toBeDefined();
      expect(await deleteUnusedFile(database, "demo", idOf(2))).toBe(true);
      expect(await listUnusedFiles(database, LATER)).toEqual([]);
      await database.destroy();
    });
  });
}
