import type { AnsweredField, AskedField, Id, SiteKey } from "@helpbuoy/protocol";
import type { Agent, AgentRole } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { inTransaction, type Connection, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { createSealed } from "../sealed.ts";
import { maskedValue } from "./masked-value.ts";
import {
  insertSealedField,
  listSealedFields,
  saveSeesSensitive,
  seesSensitive,
} from "./sealed-fields.repository.ts";

export type SensitiveFieldsService = ReturnType<typeof createSensitiveFieldsService>;

/** What was typed into sensitive fields: sealed under a key of its site, looked at one by one (SPEC SF1-SF3). */
export function createSensitiveFieldsService(
  deps: Deps,
  { audit, conversations }: { audit: AuditService; conversations: ConversationsService },
) {
  const { database } = deps;
  const sealedOf = (siteKey: SiteKey) => createSealed(deps, `field of site ${siteKey}`);

  /** Everything sealed of a conversation, by field id: for its own visitor's copy alone. */
  async function openAll(
    connection: Connection,
    siteKey: SiteKey,
    conversationId: Id,
  ): Promise<Map<string, string>> {
    const sealed = sealedOf(siteKey);
    const fields = await listSealedFields(connection, siteKey, conversationId);
    return new Map(fields.map((one) => [one.fieldId, sealed.open(one.valueSealed)]));
  }

  return {
    openAll,

    /** The answers as the log, agents and letters have them: sensitive ones are masks. */
    masked(asked: readonly AskedField[], fields: readonly AnsweredField[]): AnsweredField[] {
      const sensitive = sensitiveIds(asked);
      return fields.map((field) =>
        sensitive.has(field.id) && typeof field.value === "string"
          ? { ...field, value: maskedValue(field.value), isSensitive: true }
          : field,
      );
    },

    /** Keeps what was typed into them, once the conversation is there. */
    async keep(
      transaction: Transaction,
      siteKey: SiteKey,
      conversationId: Id,
      { asked, fields }: { asked: readonly AskedField[]; fields: readonly AnsweredField[] },
    ): Promise<void> {
      const sensitive = sensitiveIds(asked);
      const sealed = sealedOf(siteKey);
      for (const { id, value } of fields) {
        if (!sensitive.has(id) || typeof value !== "string") continue;
        const valueSealed = sealed.seal(value);
        await insertSealedField(transaction, siteKey, conversationId, { fieldId: id, valueSealed });
      }
    },

    /**
     * Shows one to an agent who may see it, and notes that they looked (SPEC SF3).
     * @throws ProblemError `not_permitted`, `not_found`
     */
    reveal: (
      { siteKey, agent, role }: { siteKey: SiteKey; agent: Agent; role: AgentRole },
      { conversationId, fieldId }: { conversationId: Id; fieldId: string },
    ): Promise<string> =>
      inTransaction(database, async (transaction) => {
        const snapshot = await conversations.find(transaction, siteKey, conversationId);
        if (!snapshot) throw new ProblemError("not_found");
        const may = role !== "agent" || (await seesSensitive(transaction, siteKey, agent.id));
        if (!may) throw new ProblemError("not_permitted");
        const value = (await openAll(transaction, siteKey, conversationId)).get(fieldId);
        if (value === undefined) throw new ProblemError("not_found");
        await audit.append(transaction, {
          siteKey,
          agent,
          act: "field.revealed",
          subject: snapshot.conversation.number ?? conversationId,
          detail: { field: fieldId },
        });
        return value;
      }),

    /**
     * Lets an agent look at sensitive fields, or no more; leads and admins may anyway.
     * @throws ProblemError `not_found` where they are no agent of the site
     */
    permit: (
      { siteKey, agent }: { siteKey: SiteKey; agent: Agent },
      agentId: Id,
      isAllowed: boolean,
    ): Promise<void> =>
      inTransaction(database, async (transaction) => {
        if (!(await saveSeesSensitive(transaction, siteKey, agentId, isAllowed))) {
          throw new ProblemError("not_found");
        }
        await audit.append(transaction, {
          siteKey,
          agent,
          act: "member.sensitive_changed",
          subject: agentId,
          detail: { isAllowed },
        });
      }),
  };
}

function sensitiveIds(asked: readonly AskedField[]): Set<string> {
  return new Set(asked.filter(({ sensitive }) => sensitive).map(({ id }) => id));
}
