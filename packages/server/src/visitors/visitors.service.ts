import { createId, type Attributes, type SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { sha256 } from "../content-hash.ts";
import type { Connection, Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { randomToken } from "../random.ts";
import type { SitesService } from "../sites/sites.service.ts";
import {
  deleteVisitor,
  extendVisitor,
  findClaims,
  findVisitor,
  insertVisitor,
  isKnownVisitor,
  saveClaims,
  type StoredVisitor,
} from "./visitors.repository.ts";

const DAY = 86_400_000;
/** A visitor session ends when nothing was heard of it for so long. */
const LIFETIME = 400 * DAY;
/** So does a contact's: what it opens is a person's, and their site signs them in again with ease. */
const CONTACT_LIFETIME = 30 * DAY;

/** Whose something is on one site: a contact's where there is one, else an anonymous session's. */
export type Visitor = { siteKey: SiteKey; visitorId: string };

/** Who asks, and by which visitor session. */
export type SignedInVisitor = Visitor & {
  sessionId: string;
  /** null: anonymous. */
  contactId: string | null;
};

export type VisitorsService = ReturnType<typeof createVisitorsService>;

/** Visitor sessions: an opaque token each, of which only the hash is kept. */
export function createVisitorsService(
  { database, clock, random }: Deps,
  { sites }: { sites: SitesService },
) {
  const lifetimeOf = ({ contactId }: Pick<StoredVisitor, "contactId">) =>
    contactId === null ? LIFETIME : CONTACT_LIFETIME;

  async function insert(
    connection: Connection,
    siteKey: SiteKey,
    { token, contactId }: { token: string; contactId: string | null },
  ): Promise<{ token: string; expiresAt: string }> {
    const now = clock.now();
    const expiresAt = isoTime(now + lifetimeOf({ contactId }));
    await insertVisitor(connection, siteKey, {
      id: createId(now, random),
      tokenHash: sha256(token),
      contactId,
      createdAt: isoTime(now),
      expiresAt,
    });
    return { token, expiresAt };
  }

  return {
    /**
     * An anonymous one.
     * @param token by chance, unless the caller has one that is as hard to guess
     */
    create: (siteKey: SiteKey, token = randomToken(random)) =>
      insert(database, siteKey, { token, contactId: null }),

    /** One of a contact. */
    createFor: (transaction: Transaction, siteKey: SiteKey, contactId: string) =>
      insert(transaction, siteKey, { token: randomToken(random), contactId }),

    /** @throws ProblemError `token_missing`, `token_expired` */
    async authenticate(siteKey: SiteKey, token: string): Promise<SignedInVisitor> {
      const visitor = await findVisitor(database, siteKey, sha256(token));
      if (!visitor) throw new ProblemError("token_missing");
      const left = Date.parse(visitor.expiresAt) - clock.now();
      if (left <= 0) throw new ProblemError("token_expired");
      const lifetime = lifetimeOf(visitor);
      // Slides once a day: a write per request would be one per request.
      if (left < lifetime - DAY) {
        const expiresAt = isoTime(clock.now() + lifetime);
        await extendVisitor(database, siteKey, { id: visitor.id, expiresAt });
      }
      return signedIn(siteKey, visitor);
    },

    /** The session of a token that still counts; undefined for any other. */
    async find(
      connection: Connection,
      siteKey: SiteKey,
      token: string,
    ): Promise<SignedInVisitor | undefined> {
      const visitor = await findVisitor(connection, siteKey, sha256(token));
      const isAlive = visitor && Date.parse(visitor.expiresAt) > clock.now();
      return isAlive ? signedIn(siteKey, visitor) : undefined;
    },

    /**
     * Holds that a session was not ended since it was let in: what was its own is a contact's by now,
     * and nothing more may be written under its name.
     * @throws ProblemError `token_missing`
     */
    async mustBeOpen(connection: Connection, { siteKey, sessionId }: SignedInVisitor) {
      if (!(await isKnownVisitor(connection, siteKey, sessionId))) {
        throw new ProblemError("token_missing");
      }
    },

    /** Whether it still opens what it opened: a site may have begun to ask who its visitors are. */
    async isOpen({ siteKey, sessionId, contactId }: SignedInVisitor): Promise<boolean> {
      if (!(await isKnownVisitor(database, siteKey, sessionId))) return false;
      return contactId !== null || !(await sites.get(siteKey)).enforceIdentity;
    },

    /** Ends a session: its token opens nothing any more. */
    end: (
      { siteKey, sessionId }: SignedInVisitor,
      connection: Connection = database,
    ): Promise<void> => deleteVisitor(connection, siteKey, sessionId),

    /** What the page says of an anonymous visitor. */
    claims: (connection: Connection, { siteKey, visitorId }: Visitor): Promise<Attributes> =>
      findClaims(connection, siteKey, visitorId),

    saveClaims: (
      transaction: Transaction,
      { siteKey, visitorId }: Visitor,
      claimed: Attributes,
    ): Promise<void> => saveClaims(transaction, siteKey, visitorId, claimed),
  };
}

function signedIn(siteKey: SiteKey, { id, contactId }: StoredVisitor): SignedInVisitor {
  return { siteKey, visitorId: contactId ?? id, sessionId: id, contactId };
}
