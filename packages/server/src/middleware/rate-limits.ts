import { createMiddleware } from "hono/factory";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Clock } from "../clock.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { ServerEnv } from "./server-env.ts";

/** So many in so many seconds. */
type Limit = { points: number; seconds: number };
type Refusal = { retryAfter: number; isFlood: boolean };
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
    agent: { points: 120, seconds: MINUTE },
    address: { points: 300, seconds: MINUTE },
  },
  /** In thousandths of the biggest file that is taken: a disk is filled by bytes, not by requests. */
  uploadVolume: {
    visitor: { points: 20_000, seconds: 10 * MINUTE },
    agent: { points: 60_000, seconds: 10 * MINUTE },
    address: { points: 200_000, seconds: 60 * MINUTE },
  },
  lookup: {
    visitor: { points: 10, seconds: 10 * MINUTE },
    address: { points: 60, seconds: 10 * MINUTE },
    site: { points: 3_000, seconds: 10 * MINUTE },
  },
  /** Codes of tasks, asked for and tried: each has its own few tries beside. */
  taskCode: {
    visitor: { points: 30, seconds: 10 * MINUTE },
    address: { points: 120, seconds: 10 * MINUTE },
    site: { points: 3_000, seconds: 10 * MINUTE },
  },
  /** What a site's programs say of tasks. */
  taskAnswer: {
    address: { points: 600, seconds: MINUTE },
    site: { points: 6_000, seconds: MINUTE },
  },
  /** Each may ask a program of the site, and waits for it. */
  shopOrders: {
    visitor: { points: 20, seconds: MINUTE },
    address: { points: 600, seconds: MINUTE },
    site: { points: 3_000, seconds: MINUTE },
  },
  stream: {
    visitor: { points: 60, seconds: MINUTE },
    address: { points: 1_200, seconds: MINUTE },
  },
  /** A whole archive is dear to make, and nobody needs many. */
  export: {
    visitor: { points: 5, seconds: 10 * MINUTE },
    agent: { points: 60, seconds: 10 * MINUTE },
    address: { points: 60, seconds: 10 * MINUTE },
    site: { points: 600, seconds: 10 * MINUTE },
  },
  /** Looks at sensitive fields: one by one, not a list to carry home. */
  reveal: { agent: { points: 60, seconds: 10 * MINUTE } },
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

/** Milliseconds for which who goes on regardless is kept waiting for the refusal. */
const HELD = 1_000;
/** How many are kept waiting at once: each costs its connection. */
const MOST_HELD = 1_000;

/** @param factor multiplies every limit */
export function createRateLimits(factor: number, clock: Clock): RateLimits {
  const counters = new Map<string, RateLimiterMemory>();
  let held = 0;

  /** What was refused, or undefined. */
  async function count(
    name: LimitName,
    by: keyof Limits,
    key: string,
    more: number,
  ): Promise<Refusal | undefined> {
    const limit: Limit | undefined = (limits[name] as Limits)[by];
    if (!limit) return undefined;
    const counterName = `${name}/${by}`;
    let counter = counters.get(counterName);
    if (!counter) {
      const points = Math.max(1, Math.round(limit.points * factor));
      counter = new RateLimiterMemory({ points, duration: limit.seconds });
      counters.set(counterName, counter);
    }
    try {
      await counter.consume(key, more);
      return undefined;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const over = refused.consumedPoints - counter.points;
      return {
        isFlood: over > Math.max(counter.points, 50),
        retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
      };
    }
  }

  /**
   * Whoever asks for far more than they may is refused late: it costs us a connection, and them the
   * speed at which they take the time of all others (promise P29).
   */
  async function holdBack({ isFlood }: Refusal): Promise<void> {
    if (!isFlood || held >= MOST_HELD) return;
    held += 1;
    await new Promise<void>((resolve) => clock.after(HELD, resolve));
    held -= 1;
  }

  return {
    async consume(name, by, key, points = 1) {
      const refusal = await count(name, by, key, points);
      if (refusal) throw new ProblemError("too_many_requests", refusal);
    },
    limit: (name) =>
      createMiddleware<ServerEnv>(async (c, next) => {
        const siteKey = c.get("site")?.key ?? "";
        const visitor = c.get("visitor");
        const agent = c.get("agent");
        const keys = {
          ...(visitor && { visitor: `${siteKey}/${visitor.visitorId}` }),
          ...(agent && { agent: agent.id }),
          address: c.get("address"),
          ...(siteKey && { site: siteKey }),
        };
        for (const [by, key] of Object.entries(keys)) {
          const refusal = await count(name, by as keyof Limits, key, 1);
          if (!refusal) continue;
          // A site's own limit is reached by many, each of whom may be patient.
          if (by !== "site") await holdBack(refusal);
          throw new ProblemError("too_many_requests", refusal);
        }
        return next();
      }),
  };
}
