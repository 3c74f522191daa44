import { createId, type PictureSource, type SiteKey } from "@helpbuoy/protocol";
import type { AuditService } from "../audit/audit.service.ts";
import { isoTime } from "../clock.ts";
import { sha256 } from "../content-hash.ts";
import { inTransaction, type Connection, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import { randomToken } from "../random.ts";
import { noteOnAccount } from "./account-audit.ts";
import {
  deleteSignIn,
  deleteSignInsBefore,
  deleteSignInsOf,
  findSignIn,
  insertSignIn,
  saveSignInSeen,
  type SignedInAgent,
} from "./agent-sign-ins.repository.ts";
import {
  countAgents,
  findAgentByEmail,
  findAgentRole,
  insertAgent,
  listAgentSites,
  replacePasswordHash,
  saveAgentSite,
  savePasswordHash,
  type AgentRole,
  type StoredAgent,
} from "./agents.repository.ts";
import { hashPassword, isOutdated, isPassword } from "./password.ts";

/** Milliseconds until an agent signs in again, and for how long one may sit idle. */
export const LIFETIME = 12 * 3_600_000;
const IDLE = 2 * 3_600_000;
const MINUTE = 60_000;

export { agentRoles, type AgentRole } from "./agents.repository.ts";

export type Agent = {
  id: string;
  name: string;
  email: string;
  picture?: PictureSource | undefined;
};
/** `mustChangePassword`: signed in with a one-time password, and may do nothing else before. */
export type AuthenticatedAgent = Agent & { mustChangePassword: boolean };

export type AgentsService = ReturnType<typeof createAgentsService>;

/** The people who answer: who they are and what they may see. */
export function createAgentsService(
  { database, clock, random }: Deps,
  { audit }: { audit: AuditService },
) {
  // Compared with where there is no such agent, so that both answers take as long.
  const nobody = hashPassword(randomToken(random), random);

  /** @throws ProblemError `sign_in_failed` */
  async function verified(email: string, password: string): Promise<StoredAgent> {
    const agent = await findAgentByEmail(database, normalizeEmail(email));
    const isRight = await isPassword(password, agent?.passwordHash ?? (await nobody));
    if (!agent || !isRight) throw new ProblemError("sign_in_failed");
    const from = agent.passwordHash;
    if (isOutdated(from)) {
      const to = await hashPassword(password, random);
      await replacePasswordHash(database, agent.id, { from, to });
    }
    return agent;
  }

  /** A new sign-in; the token, which is kept as its hash alone. */
  async function begin(connection: Connection, agentId: string): Promise<string> {
    const token = randomToken(random);
    await insertSignIn(connection, {
      tokenHash: sha256(token),
      agentId,
      createdAt: isoTime(clock.now()),
      expiresAt: isoTime(clock.now() + LIFETIME),
    });
    return token;
  }

  /** Ends every sign-in and begins another. */
  async function renew(transaction: Transaction, agentId: string): Promise<string> {
    await deleteSignInsOf(transaction, agentId);
    return begin(transaction, agentId);
  }

  function isOver({ expiresAt, seenAt }: SignedInAgent): boolean {
    const now = clock.now();
    return Date.parse(expiresAt) <= now || now - Date.parse(seenAt) > IDLE;
  }

  return {
    count: (siteKey: SiteKey) => countAgents(database, siteKey),

    /**
     * Makes an agent of a site; one that exists gets the new password and is signed out everywhere.
     * @param password by chance unless given; `isOneTime`: to be changed at the first sign-in
     * @returns the password, which stands nowhere else
     */
    async create(
      siteKey: SiteKey,
      {
        email,
        name,
        role,
        isOneTime = false,
      }: { email: string; name: string; role: AgentRole; isOneTime?: boolean },
      password = randomToken(random).slice(0, 20),
    ): Promise<string> {
      const passwordHash = await hashPassword(password, random);
      await inTransaction(database, async (transaction) => {
        const known = await findAgentByEmail(transaction, normalizeEmail(email));
        const id = known?.id ?? createId(clock.now(), random);
        if (known) {
          await savePasswordHash(transaction, id, { passwordHash, mustChange: isOneTime });
          await deleteSignInsOf(transaction, id);
        } else {
          const mustChangePassword = isOneTime;
          const agent = {
            id,
            email: normalizeEmail(email),
            name,
            passwordHash,
            mustChangePassword,
          };
          await insertAgent(transaction, agent, isoTime(clock.now()));
        }
        await saveAgentSite(transaction, { agentId: id, siteKey, role });
      });
      return password;
    },

    /** @throws ProblemError `sign_in_failed`, the same for an unknown address and a wrong password */
    async signIn(
      email: string,
      password: string,
      /** Asked once the password is right; refuses by throwing. */
      secondFactor: (agentId: string) => Promise<void>,
    ): Promise<{ token: string; agent: AuthenticatedAgent }> {
      const agent = await verified(email, password);
      await secondFactor(agent.id);
      const token = await inTransaction(database, async (transaction) => {
        const { passwordHash } = (await findAgentByEmail(transaction, agent.email)) ?? {};
        // Changed while this was checked: the old password signs nobody in any more (SPEC AG3).
        if (passwordHash !== agent.passwordHash && !isOutdated(agent.passwordHash)) {
          throw new ProblemError("sign_in_failed");
        }
        await noteOnAccount(transaction, audit, agent, "account.signed_in");
        return begin(transaction, agent.id);
      });
      return { token, agent: shown(agent) };
    },

    /**
     * @param isUse false: keeps nobody signed in who does nothing else (SPEC AG1)
     * @throws ProblemError `token_missing`, `token_expired` also where it sat idle for two hours
     */
    async authenticate(token: string, { isUse = true } = {}): Promise<AuthenticatedAgent> {
      const tokenHash = sha256(token);
      const found = await findSignIn(database, tokenHash);
      if (!found) throw new ProblemError("token_missing");
      if (isOver(found)) throw new ProblemError("token_expired");
      const now = clock.now();
      if (isUse && now - Date.parse(found.seenAt) > MINUTE) {
        await saveSignInSeen(database, tokenHash, isoTime(now));
      }
      return shown(found);
    },

    /** Whether a sign-in still lets its agent read a site. Asking keeps nobody signed in. */
    async mayRead(token: string, siteKey: SiteKey): Promise<boolean> {
      const found = await findSignIn(database, sha256(token));
      if (!found || isOver(found)) return false;
      return (await findAgentRole(database, found.id, siteKey)) !== undefined;
    },

    /** Ends every sign-in of the agent; the token of a new one. */
    renew: (agentId: string): Promise<string> =>
      inTransaction(database, (transaction) => renew(transaction, agentId)),

    /** @throws ProblemError `sign_in_failed` */
    async verify({ email }: Agent, password: string): Promise<void> {
      await verified(email, password);
    },

    signOut: (token: string): Promise<void> => deleteSignIn(database, sha256(token)),

    /**
     * Ends every other sign-in of the agent.
     * @throws ProblemError `sign_in_failed`, `invalid_input` where it is the old one again
     */
    async changePassword(
      { email }: Agent,
      old: string,
      password: string,
    ): Promise<{ token: string; agent: AuthenticatedAgent }> {
      const agent = await verified(email, old);
      if (password.normalize("NFC") === old.normalize("NFC")) {
        throw invalidField("new", "already_used");
      }
      const passwordHash = await hashPassword(password, random);
      const token = await inTransaction(database, async (transaction) => {
        await savePasswordHash(transaction, agent.id, { passwordHash, mustChange: false });
        await noteOnAccount(transaction, audit, agent, "account.password_changed");
        return renew(transaction, agent.id);
      });
      return { token, agent: { ...shown(agent), mustChangePassword: false } };
    },

    /** The sites of an agent, with their part in each. */
    sitesOf: (agentId: string): Promise<{ key: SiteKey; role: AgentRole }[]> =>
      listAgentSites(database, agentId),

    /** @throws ProblemError `unknown_site`, the same for a site of others and one that does not exist */
    async permit(agent: Agent, siteKey: SiteKey): Promise<AgentRole> {
      const role = await findAgentRole(database, agent.id, siteKey);
      if (!role) throw new ProblemError("unknown_site");
      return role;
    },

    removeExpired: () => deleteSignInsBefore(database, isoTime(clock.now())),
  };
}

function shown(agent: AuthenticatedAgent): AuthenticatedAgent {
  const { id, name, email, picture, mustChangePassword } = agent;
  return { id, name, email, picture, mustChangePassword };
}

/** As addresses are compared. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}
