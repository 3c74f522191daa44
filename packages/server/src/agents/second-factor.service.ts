import { Secret, TOTP } from "otpauth";
import * as v from "valibot";
import type { AuditService } from "../audit/audit.service.ts";
import { isoTime } from "../clock.ts";
import { sha256 } from "../content-hash.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { createSealed, SealBroken } from "../sealed.ts";
import { noteOnAccount } from "./account-audit.ts";
import type { Agent } from "./agents.service.ts";
import {
  deleteSecondFactor,
  findSecondFactor,
  saveRecoveryCodes,
  saveSecondFactor,
  spendRecoveryCode,
  spendStep,
} from "./second-factor.repository.ts";

/** Length is what counts (NIST SP 800-63B). */
export const passwordSchema = v.pipe(v.string(), v.minLength(10), v.maxLength(1000));

const RECOVERY_CODES = 10;
const PERIOD = 30; // seconds

export type SecondFactorService = ReturnType<typeof createSecondFactorService>;

/** A second factor by time-based codes (RFC 6238), with recovery codes for a lost phone. */
export function createSecondFactorService(deps: Deps, { audit }: { audit: AuditService }) {
  const { database, clock, random } = deps;
  const sealed = createSealed(deps, "second-factor");
  const totp = (secret: string, label = "") =>
    new TOTP({ issuer: "Helpbuoy", label, secret: Secret.fromBase32(secret), period: PERIOD });

  /** The step a code is of, one earlier or later included; undefined where it is wrong. */
  function stepOf(sealedSecret: string, code: string): number | undefined {
    const secret = opened(sealedSecret);
    if (secret === undefined) return undefined;
    const timestamp = clock.now();
    const delta = totp(secret).validate({ token: code.replace(/\s/g, ""), timestamp, window: 1 });
    return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD) + delta;
  }

  /** undefined where the server's secret was changed: recovery codes are left to come in with. */
  function opened(kept: string): string | undefined {
    try {
      return sealed.open(kept);
    } catch (error) {
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }

  return {
    has: async (agentId: string): Promise<boolean> =>
      (await findSecondFactor(database, agentId))?.isConfirmed ?? false,

    /**
     * Passes where the agent has no second factor, or the code is right and was not used before.
     * @throws ProblemError `second_factor_required`
     */
    async check(agentId: string, code: string | undefined): Promise<void> {
      const factor = await findSecondFactor(database, agentId);
      if (!factor?.isConfirmed) return;
      if (!code) throw new ProblemError("second_factor_required");
      const step = stepOf(factor.secret, code);
      const isSpent =
        step === undefined
          ? await spendRecoveryCode(database, agentId, sha256(plainCode(code)))
          : await spendStep(database, agentId, step);
      if (!isSpent) throw new ProblemError("second_factor_required");
    },

    /** A secret for an authenticator; nothing is asked for until it was confirmed. */
    async begin(agent: Agent): Promise<{ secret: string; uri: string }> {
      if ((await findSecondFactor(database, agent.id))?.isConfirmed) {
        throw new ProblemError("transition_not_allowed");
      }
      const secret = new Secret({ buffer: random(new Uint8Array(20)).slice().buffer }).base32;
      const kept = sealed.seal(secret);
      await saveSecondFactor(database, { agentId: agent.id, secret: kept, isConfirmed: false });
      return { secret, uri: totp(secret, agent.email).toString() };
    },

    /**
     * Turns it on with a first code.
     * @returns the recovery codes, which stand nowhere else
     * @throws ProblemError `second_factor_required`, `transition_not_allowed` before `begin`
     */
    async confirm(agent: Agent, code: string): Promise<string[]> {
      const factor = await findSecondFactor(database, agent.id);
      if (!factor || factor.isConfirmed) throw new ProblemError("transition_not_allowed");
      const step = stepOf(factor.secret, code);
      if (step === undefined) throw new ProblemError("second_factor_required");
      const codes = Array.from({ length: RECOVERY_CODES }, () =>
        // 80 bits each: more than anyone can try, even with the hashes in hand.
        Buffer.from(random(new Uint8Array(10))).toString("hex"),
      );
      await inTransaction(database, async (transaction) => {
        await saveSecondFactor(transaction, { ...factor, agentId: agent.id, isConfirmed: true });
        await spendStep(transaction, agent.id, step);
        const hashes = codes.map((one) => sha256(one));
        await saveRecoveryCodes(transaction, agent.id, hashes, isoTime(clock.now()));
        await noteOnAccount(transaction, audit, agent, "account.second_factor_on");
      });
      return codes.map((one) => one.match(/.{5}/g)?.join("-") ?? one);
    },

    remove: (agent: Agent): Promise<void> =>
      inTransaction(database, async (transaction) => {
        await deleteSecondFactor(transaction, agent.id);
        await noteOnAccount(transaction, audit, agent, "account.second_factor_off");
      }),
  };
}

function plainCode(code: string): string {
  return code.toLowerCase().replace(/[^0-9a-f]/g, "");
}
