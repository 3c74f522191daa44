import { describe, expect, test } from "vitest";
import { AT, idOf, LATER, openWithSites, type OpenDatabase } from "../../test/contract.ts";
import { inTransaction } from "../database/database.ts";
import {
  deleteSignInsBefore,
  deleteSignInsOf,
  findSignIn,
  insertSignIn,
} from "./agent-sign-ins.repository.ts";
import {
  countAgents,
  findAgentByEmail,
  findAgentRole,
  insertAgent,
  saveAgentSite,
  savePasswordHash,
} from "./agents.repository.ts";

const agent = {
  id: idOf(1),
  email: "a@example.com",
  name: "小浪",
  passwordHash: "hash",
  mustChangePassword: false,
};

export function agentsContract(open: OpenDatabase): void {
  describe("agents", () => {
    test("have one address each, a role per site, and a password that changes", async () => {
      const database = await openWithSites(open);
      await inTransaction(database, async (transaction) => {
        await insertAgent(transaction, agent, AT);
        const place = { agentId: agent.id, siteKey: "demo" };
        await saveAgentSite(transaction, { ...place, role: "agent" });
        await saveAgentSite(transaction, { ...place, role: "admin" });
      });
      expect(await findAgentByEmail(database, agent.email)).toEqual(agent);
      expect(await findAgentByEmail(database, "b@example.com")).toBeUndefined();
      expect(await findAgentRole(database, agent.id, "demo")).toBe("admin");
      expect(await findAgentRole(database, agent.id, "other")).toBeUndefined();
      expect(await countAgents(database, "demo")).toBe(1);
      expect(await countAgents(database, "other")).toBe(0);
      await inTransaction(database, (transaction) =>
        savePasswordHash(transaction, agent.id, { passwordHash: "new", mustChange: true }),
      );
      expect((await findAgentByEmail(database, agent.email))?.passwordHash).toBe("new");
      await expect(
        inTransaction(database, (transaction) =>
          insertAgent(transaction, { ...agent, id: idOf(2) }, AT),
        ),
      ).rejects.toThrow(/UNIQUE|unique/);
      await database.destroy();
    });

    test("are known by a sign-in until it ends", async () => {
      const database = await openWithSites(open);
      await inTransaction(database, (transaction) => insertAgent(transaction, agent, AT));
      const signIn = { agentId: agent.id, createdAt: AT };
      await insertSignIn(database, { ...signIn, tokenHash: "one", expiresAt: AT });
      await insertSignIn(database, { ...signIn, tokenHash: "two", expiresAt: LATER });
      expect(await findSignIn(database, "two")).toEqual({
        id: agent.id,
        name: "小浪",
        email: "a@example.com",
        expiresAt: LATER,
        mustChangePassword: false,
        seenAt: AT,
      });
      await deleteSignInsBefore(database, LATER);
      expect(await findSignIn(database, "one")).toBeUndefined();
      expect(await findSignIn(database, "two")).toBeDefined();
      await inTransaction(database, (transaction) => deleteSignInsOf(transaction, agent.id));
      expect(await findSignIn(database, "two")).toBeUndefined();
      await database.destroy();
    });
  });
}
