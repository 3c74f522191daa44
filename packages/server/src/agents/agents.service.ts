import { createId, type SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { sha256 } from "../content-hash.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { randomToken } from "../random.ts";
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
  type AgentRole,
} from "./agents.repository.ts";
import { hashPassword, isPassword } from "./password.ts";

/** Milliseconds until an agent signs in again. */
const LIFETIME = 12 * 3_600_000;

export type Agent = { id: string; name: string; email: string };

export type AgentsService = ReturnType<typeof createAgentsService>;

/** The people who answer: who they are and what they may see. */
export function createAgentsService({ database, clock, random }: Deps) {
  // Compared with where there is no such agent, so that both answers take as long.
  const nobody = hashPassword(randomToken(random), random);

  return {
    count: (siteKey: SiteKey) => countAgents(database, siteKey),

    /**
     * Makes an agent of a site; one that exists gets the new password and is signed out everywhere.
     * @param password by chance unless given
     * @returns the password, which stands nowhere else
     */
    async create(
      siteKey: SiteKey,
      { email, name, role }: { email: string; name: string; role: AgentRole },
      password = randomToken(random).slice(0, 20),
    ): Promise<string> {
      const passwordHash = await hashPassword(password, random);
      await inTransaction(database, async (transaction) => {
        const known = await findAgentByEmail(transaction, normalizeEmail(email));
        const id = known?.id ?? createId(clock.now(), random);
        if (known) {
          await savePasswordHash(transaction, id, passwordHash);
          await deleteSignInsOf(transaction, id);
        } else {
          const agent = { id, email: normalizeEmail(email), name, passwordHash };
          await insertAgent(transaction, agent, isoTime(clock.now()));
        }
        await saveAgentSite(transaction, { agentId: id, siteKey, role });
      });
      return password;
    },

    /** @throws ProblemError `sign_in_failed`, the same for an unknown address and a wrong password */
    async signIn(email: string, password: string): Promise<{ token: string; agent: Agent }> {
      const agent = await findAgentByEmail(database, normalizeEmail(email));
      const isRight = await isPassword(password, agent?.passwordHash ?? (await nobody));
      if (!agent || !isRight) throw new ProblemError("sign_in_failed");
      const token = randomToken(random);
      await insertSignIn(database, {
        tokenHash: sha256(token),
        agentId: agent.id,
        createdAt: isoTime(clock.now()),
        expiresAt: isoTime(clock.now() + LIFETIME),
      });
      return { token, agent: { id: agent.id, name: agent.name, email: agent.email } };
    },

    /** @throws ProblemError `token_missing`, `token_expired` */
    async authenticate(token: string): Promise<Agent> {
      const found = await findSignIn(database, sha256(token));
      if (!found) throw new ProblemError("token_missing");
      if (Date.parse(found.expiresAt) <= clock.now()) throw new ProblemError("token_expired");
      return { id: found.id, name: found.name, email: found.email };
    },

    /** @throws ProblemError `unknown_site`, the same for a site of others and one that does not exist */
    async permit(agent: Agent, siteKey: SiteKey): Promise<AgentRole> {
      const role = await findAgentRole(database, agent.id, siteKey);
      if (!role) throw new ProblemError("unknown_site");
      return role;
    },

    removeExpired: () => deleteSignInsBefore(database, isoTime(clock.now())),
  };
}

function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}
