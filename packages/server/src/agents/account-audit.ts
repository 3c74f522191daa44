import type { AuditService } from "../audit/audit.service.ts";
import type { Transaction } from "../database/database.ts";
import { listAgentSites } from "./agents.repository.ts";
import type { Agent } from "./agents.service.ts";

/** What an agent does with their own account. */
export type AccountAct =
  | "account.signed_in"
  | "account.password_changed"
  | "account.password_reset"
  | "account.picture_changed"
  | "account.picture_removed"
  | "account.second_factor_on"
  | "account.second_factor_off";

/** Notes it on each site of the agent: an account is of no site, and its admins want to know. */
export async function noteOnAccount(
  transaction: Transaction,
  audit: AuditService,
  { id, name }: Pick<Agent, "id" | "name">,
  act: AccountAct,
): Promise<void> {
  for (const { key: siteKey } of await listAgentSites(transaction, id)) {
    await audit.append(transaction, { siteKey, agent: { id, name }, act, subject: null });
  }
}
