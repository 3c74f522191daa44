import { createId, type Attributes, type IdentifiedVisitor } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { AccessService } from "../conversations/access.service.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { inTransaction, type Connection, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { Visitor, VisitorsService } from "../visitors/visitors.service.ts";
import {
  findContact,
  saveContactClaims,
  saveVerified,
  type StoredContact,
} from "./contacts.repository.ts";
import type { IdentitySecretsService } from "./identity-secrets.service.ts";
import { readIdentityToken } from "./identity-token.ts";
import type { RequestersService } from "./requesters.service.ts";

/** What stands under a visitor's name and goes with them when they say who they are. */
export type Belongings = {
  passOn(
    transaction: Transaction,
    siteKey: string,
    who: { from: string; to: string },
  ): Promise<void>;
};

export type IdentityService = ReturnType<typeof createIdentityService>;

/** Contacts: visitors whose identity the site's own server vouches for (SPEC ID1-ID8). */
export function createIdentityService(
  { database, clock, random, logger }: Deps,
  parts: {
    visitors: VisitorsService;
    secrets: IdentitySecretsService;
    requesters: RequestersService;
    access: AccessService;
    conversations: ConversationsService;
    belongings: readonly Belongings[];
  },
) {
  const { visitors, secrets, requesters, access, conversations, belongings } = parts;

  /** What an anonymous session has is the contact's from now on. */
  async function takeOver(
    transaction: Transaction,
    anonymous: Visitor,
    contact: StoredContact,
  ): Promise<void> {
    const { siteKey, visitorId: from } = anonymous;
    for (const one of belongings) await one.passOn(transaction, siteKey, { from, to: contact.id });
    const claimed = await visitors.claims(transaction, anonymous);
    if (Object.keys(claimed).length === 0) return;
    await saveContactClaims(transaction, siteKey, contact.id, claimed);
  }

  /** Wakes those who read what a visitor began: agents are told who asks. */
  async function announce(visitor: Visitor): Promise<void> {
    for (const id of await access.openOwned(database, visitor)) {
      await conversations.announce(visitor.siteKey, id);
    }
  }

  return {
    announce,

    /** Who a visitor is, where their site's server vouches for it; undefined: anonymous. */
    contact: (
      connection: Connection,
      { siteKey, visitorId }: Visitor,
    ): Promise<StoredContact | undefined> => findContact(connection, siteKey, visitorId),

    /**
     * A contact's session for a token of the site's server. An anonymous session that asks becomes it,
     * with all it has; one of the same contact is replaced; any other is left alone (SPEC ID4).
     * @param bearer the token of the session that asks, if it has one
     * @throws ProblemError `identity_invalid`, the same whatever is wrong
     */
    async identify(
      site: StoredSite,
      token: string,
      bearer: string | undefined,
    ): Promise<IdentifiedVisitor> {
      const { key: siteKey } = site;
      const keys = await secrets.keys(siteKey);
      const now = clock.now();
      const { claims, refusal } = await readIdentityToken(token, { siteKey, keys, now });
      if (!claims) {
        logger.info({ site: siteKey, refusal }, "an identity was refused");
        throw new ProblemError("identity_invalid");
      }
      const said = {
        id: createId(now, random),
        subject: claims.sub,
        name: claims.name || null,
        email: claims.email || null,
        attributes: claims.attributes ?? {},
      };
      const { session, contact } = await inTransaction(database, async (transaction) => {
        const saved = await saveVerified(transaction, siteKey, said, isoTime(now));
        const before =
          bearer === undefined ? undefined : await visitors.find(transaction, siteKey, bearer);
        if (before && before.contactId === null) await takeOver(transaction, before, saved);
        if (before && (before.contactId ?? saved.id) === saved.id) {
          await visitors.end(before, transaction);
        }
        const owner = { siteKey, visitorId: saved.id };
        await requesters.tellOfAll(transaction, site, owner);
        return {
          session: await visitors.createFor(transaction, siteKey, saved.id),
          contact: saved,
        };
      });
      await announce({ siteKey, visitorId: contact.id });
      const { subject: id, name, email } = contact;
      return {
        ...session,
        contact: { id, ...(name !== null && { name }), ...(email !== null && { email }) },
      };
    },

    /** Does a `visitor.set_attributes` (SPEC ID7). Who is told is woken by `announce`. */
    async claim(
      transaction: Transaction,
      site: StoredSite,
      visitor: Visitor,
      claimed: Attributes,
    ): Promise<void> {
      const { siteKey, visitorId } = visitor;
      if (await findContact(transaction, siteKey, visitorId)) {
        await saveContactClaims(transaction, siteKey, visitorId, claimed);
      } else await visitors.saveClaims(transaction, visitor, claimed);
      await requesters.tellOfAll(transaction, site, visitor);
    },
  };
}
