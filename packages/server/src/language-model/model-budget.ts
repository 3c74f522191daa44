import type { SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { countUsage, deleteUsageBefore, reserveTokens } from "./model-usage.repository.ts";

/** Set aside for an answer until it is known what it took: more than most take. */
const RESERVED = 4_000;
/** How long is kept what was used on a day (ms). */
const KEPT = 40 * 86_400_000;

/** Tokens of a site that count for a day, as 2026-11-21. */
export type SetAside = { siteKey: SiteKey; day: string; reserved: number };

export type ModelBudget = ReturnType<typeof createModelBudget>;

/** What each site may use of the model in a day; in the database, so that a restart forgets nothing. */
export function createModelBudget({
  database,
  clock,
  settings,
}: Pick<Deps, "database" | "clock" | "settings">) {
  const today = (before = 0) => isoTime(clock.now() - before).slice(0, 10);
  return {
    /** Sets tokens aside for one answer; undefined where the day's budget does not hold them. */
    async reserve(transaction: Transaction, siteKey: SiteKey): Promise<SetAside | undefined> {
      const aside = { siteKey, day: today(), reserved: RESERVED };
      const isFree = await reserveTokens(transaction, aside, settings.llmDailyTokens);
      return isFree ? aside : undefined;
    },

    /** Counts what was used in place of what was set aside. */
    count: (transaction: Transaction, aside: SetAside, used: number): Promise<void> =>
      countUsage(transaction, aside, used),

    removeOld: (): Promise<void> => deleteUsageBefore(database, today(KEPT)),
  };
}
