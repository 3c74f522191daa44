import { createId, type SiteKey } from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { isoTime } from "../clock.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { randomToken } from "../random.ts";
import { createSealed } from "../sealed.ts";
import {
  deleteIdentitySecret,
  insertIdentitySecret,
  listIdentitySecrets,
} from "./identity-secrets.repository.ts";

/** As many as a rotation needs: the old one goes on while the new one is brought to all servers. */
const MOST_LIVE = 2;

/** One as it is shown: by its name, never with what it is. */
export type IdentitySecret = { kid: string; createdAt: string };

export type IdentitySecretsService = ReturnType<typeof createIdentitySecretsService>;

/** The secrets that a site's own server signs identities with (SPEC ID9). */
export function createIdentitySecretsService(deps: Deps, { audit }: { audit: AuditService }) {
  const { database, clock, random } = deps;
  // Read again to verify a signature, so no hash will do: sealed with the server's own secret.
  const sealed = createSealed(deps, "identity");

  return {
    async list(siteKey: SiteKey): Promise<IdentitySecret[]> {
      const kept = await listIdentitySecrets(database, siteKey);
      return kept.map(({ kid, createdAt }) => ({ kid, createdAt }));
    },

    /** The live ones by name, opened: what a signature is verified with. */
    async keys(siteKey: SiteKey): Promise<ReadonlyMap<string, string>> {
      const kept = await listIdentitySecrets(database, siteKey);
      return new Map(kept.map((one) => [one.kid, sealed.open(one.sealed)]));
    },

    /**
     * A new one of 256 bits; what it is is told this once.
     * @throws ProblemError `transition_not_allowed` while two are live
     */
    async create(agent: Agent, siteKey: SiteKey): Promise<IdentitySecret & { secret: string }> {
      const secret = randomToken(random);
      const kid = createId(clock.now(), random);
      const createdAt = isoTime(clock.now());
      await inTransaction(database, async (transaction) => {
        const live = await listIdentitySecrets(transaction, siteKey);
        if (live.length >= MOST_LIVE) throw new ProblemError("transition_not_allowed");
        await insertIdentitySecret(transaction, siteKey, {
          kid,
          sealed: sealed.seal(secret),
          createdAt,
        });
        const act = "identity.secret_created";
        await audit.append(transaction, { siteKey, agent, act, subject: kid });
      });
      return { kid, createdAt, secret };
    },

    /** Ends one: what it signed counts no more. @throws ProblemError `not_found` */
    async retire(agent: Agent, siteKey: SiteKey, kid: string): Promise<void> {
      await inTransaction(database, async (transaction) => {
        const wasLive = await deleteIdentitySecret(transaction, siteKey, kid);
        if (!wasLive) throw new ProblemError("not_found");
        const act = "identity.secret_retired";
        await audit.append(transaction, { siteKey, agent, act, subject: kid });
      });
    },
  };
}
