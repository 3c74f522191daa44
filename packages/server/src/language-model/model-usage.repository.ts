import { sql } from "kysely";
import type { Connection, Transaction } from "../database/database.ts";
import type { SetAside } from "./model-budget.ts";

/** @returns false where the day's budget does not hold so many more */
export async function reserveTokens(
  transaction: Transaction,
  { siteKey, day, reserved }: SetAside,
  budget: number,
): Promise<boolean> {
  await transaction
    .insertInto("model_usage")
    .values({ site_key: siteKey, day, tokens: 0, answers: 0 })
    .onConflict((conflict) => conflict.columns(["site_key", "day"]).doNothing())
    .execute();
  const { numUpdatedRows } = await transaction
    .updateTable("model_usage")
    .set({ tokens: sql<number>`tokens + ${reserved}`, answers: sql<number>`answers + 1` })
    .where("site_key", "=", siteKey)
    .where("day", "=", day)
    .where("tokens", "<=", budget - reserved)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Counts what was used in place of what was set aside for it. */
export async function countUsage(
  transaction: Transaction,
  { siteKey, day, reserved }: SetAside,
  used: number,
): Promise<void> {
  await transaction
    .updateTable("model_usage")
    .set({ tokens: sql<number>`tokens + ${used - reserved}` })
    .where("site_key", "=", siteKey)
    .where("day", "=", day)
    .execute();
}

export async function deleteUsageBefore(connection: Connection, day: string): Promise<void> {
  await connection.deleteFrom("model_usage").where("day", "<", day).execute();
}
