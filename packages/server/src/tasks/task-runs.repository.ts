import type { Id, SiteKey } from "@helpbuoy/protocol";
import type { Connection, Transaction } from "../database/database.ts";

/** The rules under which a task was handed in, and what is kept of it beside its conversation. */
export type StoredRun = {
  conversationId: Id;
  taskSlug: string;
  action: "ticket" | "webhook";
  instances: 1 | 2;
  undoMinutes: number | null;
  /** What it is about, as a keyed hash; null where others may ask for the same. */
  casePrint: string | null;
  /** The agent who refused it. */
  refusedBy: Id | null;
};

/** False where another run has the case. */
export async function insertRun(
  transaction: Transaction,
  siteKey: SiteKey,
  run: Omit<StoredRun, "refusedBy">,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("task_runs")
    .values({
      site_key: siteKey,
      conversation_id: run.conversationId,
      task_slug: run.taskSlug,
      action: run.action,
      instances: run.instances,
      undo_minutes: run.undoMinutes,
      case_print: run.casePrint,
      refused_by: null,
    })
    .onConflict((conflict) => conflict.columns(["site_key", "task_slug", "case_print"]).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findRun(
  connection: Connection,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<StoredRun | undefined> {
  const row = await connection
    .selectFrom("task_runs")
    .selectAll()
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .executeTakeFirst();
  return (
    row && {
      conversationId: row.conversation_id,
      taskSlug: row.task_slug,
      action: row.action,
      instances: row.instances,
      undoMinutes: row.undo_minutes,
      casePrint: row.case_print,
      refusedBy: row.refused_by,
    }
  );
}

/** The conversation that has a case. */
export async function findCaseHolder(
  connection: Connection,
  siteKey: SiteKey,
  { taskSlug, casePrint }: { taskSlug: string; casePrint: string },
): Promise<Id | undefined> {
  const row = await connection
    .selectFrom("task_runs")
    .select("conversation_id")
    .where("site_key", "=", siteKey)
    .where("task_slug", "=", taskSlug)
    .where("case_print", "=", casePrint)
    .executeTakeFirst();
  return row?.conversation_id;
}

/** Others may ask for the same from now on. */
export async function freeCase(
  transaction: Transaction,
  siteKey: SiteKey,
  conversationId: Id,
): Promise<void> {
  await transaction
    .updateTable("task_runs")
    .set({ case_print: null })
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .execute();
}

export async function saveRefusedBy(
  transaction: Transaction,
  siteKey: SiteKey,
  conversationId: Id,
  agentId: Id,
): Promise<void> {
  await transaction
    .updateTable("task_runs")
    .set({ refused_by: agentId })
    .where("site_key", "=", siteKey)
    .where("conversation_id", "=", conversationId)
    .execute();
}
