import { createMiddleware } from "hono/factory";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { ProblemError } from "../problem/problem-error.ts";
import type { ServerEnv } from "./server-env.ts";

/** So many in so many seconds. */
type Limit = { points: number; seconds: number };
type Limits = { visitor?: Limit; agent?: Limit; address?: Limit; site?: Limit };

const MINUTE = 60;

/*
 * A visitor types no faster than this; an address may be a whole town behind a carrier's NAT; a site
 * is a flood. What can be guessed at (codes, passwords) is counted strictly.
 */
const limits = {
  anything: { address: { points: 20_000, seconds: MINUTE } },
  reading: { address: { points: 6_000, seconds: MINUTE } },
  searching: {
    address: { points: 1_200, seconds: MINUTE },
    site: { points: 30_000, seconds: MINUTE },
  },
  newVisitor: {
    address: { points: 120, seconds: MINUTE },
    site: { points: 6_000, seconds: MINUTE },
  },
  ownReading: {
    visitor: { points: 240, seconds: MINUTE },
    address: { points: 6_000, seconds: MINUTE },
  },
  command: {
    visitor: { points: 60, seconds: MINUTE },
    address: { points: 600, seconds: MINUTE },
    site: { points: 12_000, seconds: MINUTE },
  },
  upload: {
    visitor: { points: 30, seconds: MINUTE },
    address: { points: 300, seconds: MINUTE },
  },
  /** In thousandths of the biggest file that is taken: a disk is filled by bytes, not by requests. */
  uploadVolume: {
    visitor: { points: 20_000, seconds: 10 * MINUTE },
    address: { points: 200_000, seconds: 60 * MINUTE },
  },
  lookup: {
    visitor: { points: 10, seconds: 10 * MINUTE },
    address: { points: 60, seconds: 10 * MINUTE },
    site: { points: 3_000, seconds: 10 * MINUTE },
  },
  stream: {
    visitor: { points: 60, seconds: MINUTE },
    address: { points: 1_200, seconds: MINUTE },
  },
  ticketPage: { address: { points: 30, seconds: MINUTE } },
  signIn: { address: { points: 20, seconds: 5 * MINUTE } },
  signInOfOne: { address: { points: 10, seconds: 15 * MINUTE } },
  agent: { address: { points: 1_200, seconds: MINUTE } },
  /** A password or code asked of an agent who is signed in: whoever found the browser open may guess. */
  ownSecret: {
    agent: { points: 10, seconds: 15 * MINUTE },
    address: { points: 20, seconds: 5 * MINUTE },
  },
} satisfies Record<string, Limits>;

export type LimitName = keyof typeof limits;

export type RateLimits = {
  /** Counts a request against the visitor session or agent, the address and the site. */
  limit(name: LimitName): ReturnType<typeof createMiddleware<ServerEnv>>;
  /**
   * Counts one more for a name, or as many as `points` says.
   * @throws ProblemError `too_many_requests` with the seconds to wait
   */
  consume(name: LimitName, by: keyof Limits, key: string, points?: number): Promise<void>;
};

/** @param factor multiplies every limit */
export function createRateLimits(factor: number): RateLimits {
  const counters = new Map<string, RateLimiterMemory>();

  const consume: RateLimits["consume"] = async (name, by, key, more = 1) => {
    const limit: Limit | undefined = (limits[name] as Limits)[by];
    if (!limit) return;
    const counterName = `${name}/${by}`;
    let counter = counters.get(counterName);
    if (!counter) {
      const points = Math.max(1, Math.round(limit.points * factor));
      counter = new RateLimiterMemory({ points, duration: limit.seconds });
      counters.set(counterName, counter);
    }
    try {
      await counter.consume(key, more);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new ProblemError("too_many_requests", {
        retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
      });
    }
  };

  return {
    consume,
    limit: (name) =>
      createMiddleware<ServerEnv>(async (c, next) => {
        const siteKey = c.get("site")?.key ?? "";
        const visitor = c.get("visitor");
        if (visitor) await consume(name, "visitor", `${siteKey}/${visitor.visitorId}`);
        const agent = c.get("agent");
        if (agent) await consume(name, "agent", agent.id);
        await consume(name, "address", c.get("address"));
        if (siteKey) await consume(name, "site", siteKey);
        return next();
      }),
  };
}
