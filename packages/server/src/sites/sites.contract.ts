import { describe, expect, test } from "vitest";
import { AT, site, type OpenDatabase } from "../../test/contract.ts";
import { findSite, insertSite, listSiteKeys, updateSite } from "./sites.repository.ts";

export function sitesContract(open: OpenDatabase): void {
  describe("sites", () => {
    test("are found as they were written, and changed", async () => {
      const database = await open();
      expect(await findSite(database, "demo")).toBeUndefined();
      await insertSite(database, site, AT);
      await insertSite(database, { ...site, key: "another" }, AT);
      expect(await findSite(database, "demo")).toEqual(site);
      expect(await listSiteKeys(database)).toEqual(["another", "demo"]);
      const changed = { ...site, name: "Spindrift", origins: [], locales: ["en"] };
      await updateSite(database, changed);
      expect(await findSite(database, "demo")).toEqual(changed);
      expect((await findSite(database, "another"))?.name).toBe("浪花");
      await database.destroy();
    });

    test("have one key each", async () => {
      const database = await open();
      await insertSite(database, site, AT);
      await expect(insertSite(database, site, AT)).rejects.toThrow(/UNIQUE|unique/);
      await database.destroy();
    });
  });
}
