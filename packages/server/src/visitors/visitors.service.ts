import { createId, type SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { sha256 } from "../content-hash.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { randomToken } from "../random.ts";
import {
  extendVisitor,
  findVisitor,
  insertVisitor,
  type StoredVisitor,
} from "./visitors.repository.ts";

const DAY = 86_400_000;
/** A visitor session ends when nothing was heard of it for so long. */
const LIFETIME = 400 * DAY;

/** Who asks: one visitor session on one site. */
export type Visitor = { siteKey: SiteKey; visitorId: string };

export type VisitorsService = ReturnType<typeof createVisitorsService>;

/** Anonymous visitor sessions: an opaque token each, of which only the hash is kept. */
export function createVisitorsService({ database, clock, random }: Deps) {
  const lifetimeEnd = () => isoTime(clock.now() + LIFETIME);

  return {
    /** @param token by chance, unless the caller has one that is as hard to guess */
    async create(
      siteKey: SiteKey,
      token = randomToken(random),
    ): Promise<{ token: string; expiresAt: string }> {
      const expiresAt = lifetimeEnd();
      await insertVisitor(database, siteKey, {
        id: createId(clock.now(), random),
        tokenHash: sha256(token),
        createdAt: isoTime(clock.now()),
        expiresAt,
      });
      return { token, expiresAt };
    },

    /** @throws ProblemError `token_missing`, `token_expired` */
    async authenticate(siteKey: SiteKey, token: string): Promise<Visitor> {
      const visitor = await findVisitor(database, siteKey, sha256(token));
      if (!visitor) throw new ProblemError("token_missing");
      const left = Date.parse(visitor.expiresAt) - clock.now();
      if (left <= 0) throw new ProblemError("token_expired");
      // Slides once a day: a write per request would be one per request.
      if (left < LIFETIME - DAY) await extend(siteKey, visitor);
      return { siteKey, visitorId: visitor.id };
    },
  };

  async function extend(siteKey: SiteKey, { id }: StoredVisitor): Promise<void> {
    await extendVisitor(database, siteKey, { id, expiresAt: lifetimeEnd() });
  }
}
