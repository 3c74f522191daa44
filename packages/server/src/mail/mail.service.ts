import {
  createId,
  isEmail,
  richTextToPlainText,
  type ConversationSnapshot,
  type Id,
  type Locale,
  type SiteKey,
} from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { sha256 } from "../content-hash.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { inTransaction, type Connection, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import { randomToken } from "../random.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { erasedAddress } from "./erased-address.ts";
import { letterBody, type LetterBody } from "./letter-body.ts";
import { mayAskAgain, mayWriteLetter } from "./letter-limits.ts";
import {
  deleteLettersBefore,
  insertLetter,
  readMailState,
  type LetterKind,
} from "./letters.repository.ts";
import {
  findMailContact,
  isVerifiedFor,
  saveMailContact,
  type MailContact,
} from "./mail-contacts.repository.ts";
import {
  deleteMailLinksBefore,
  findMailLink,
  insertMailLink,
  spendMailLink,
  type MailLink,
} from "./mail-links.repository.ts";
import { mailWords } from "./mail-words.ts";
import { formatTime, transcriptOf } from "./transcript.ts";

const DAY = 86_400_000;
/** For how long a link in a letter opens its ticket. */
const LINK = 7 * DAY;
/** How long letters are counted and links looked at. */
const KEPT = 30 * DAY;

export type MailService = ReturnType<typeof createMailService>;

/** Writes letters into the queue they go out of, and knows to whom they may go (SPEC ML1-ML4). */
export function createMailService(
  { database, clock, random, secret, settings }: Deps,
  { conversations, sites }: { conversations: ConversationsService; sites: SitesService },
) {
  const isConfigured = settings.smtp !== undefined;
  const address = (path: string) => `${settings.publicUrl ?? ""}${path}`;
  const namesOf = (email: string) => [email, erasedAddress(secret, email)];

  /** False where a limit forbids it: nothing is written then. */
  async function write(
    transaction: Transaction,
    letter: {
      siteKey: SiteKey | null;
      conversationId?: Id;
      kind: LetterKind;
      email: string;
      locale: Locale;
      subject: string;
      body: LetterBody;
    },
  ): Promise<boolean> {
    if (!isConfigured) return false;
    const now = clock.now();
    const { email, siteKey, kind, conversationId = null } = letter;
    const emails = namesOf(email);
    if (!(await mayWriteLetter(transaction, { siteKey, kind, emails }, now))) return false;
    const { text, html } = letterBody(letter.locale, letter.body);
    const { subject } = letter;
    const id = createId(now, random);
    await insertLetter(
      transaction,
      { id, siteKey, conversationId, kind, email, subject: oneLine(subject), text, html },
      isoTime(now),
    );
    return true;
  }

  /** A link that opens one ticket, once; only its hash is kept. */
  async function linkTo(
    transaction: Transaction,
    siteKey: SiteKey,
    { conversationId, email }: Pick<MailContact, "conversationId" | "email">,
  ): Promise<string> {
    const token = randomToken(random);
    const expiresAt = isoTime(clock.now() + LINK);
    const link: MailLink = { siteKey, conversationId, email, expiresAt };
    await insertMailLink(transaction, sha256(token), link);
    return address(`/mail/${token}`);
  }

  /** A letter about a ticket, to its verified address alone (SPEC ML1). */
  async function tell(
    transaction: Transaction,
    site: StoredSite,
    snapshot: ConversationSnapshot,
    kind: "receipt" | "reply" | "resolved" | "transcript",
  ): Promise<boolean> {
    const { id, locale, number, promisedAt } = snapshot.conversation;
    const contact = await findMailContact(transaction, site.key, id);
    if (!contact?.isVerified || !number) return false;
    const words = mailWords(locale);
    const last = snapshot.messages.findLast(({ author }) => author === "agent");
    // Files are named, and stand in the ticket that the link opens.
    const files = last?.attachments.map(({ name }) => `[${name}]`) ?? [];
    const said = [last ? richTextToPlainText(last.body) : "", ...files].filter(Boolean).join("\n");
    const paragraphs = {
      receipt: () => [words.receipt.text(formatTime(promisedAt ?? isoTime(clock.now()), locale))],
      reply: () => [words.reply.text(last?.authorName ?? ""), said],
      resolved: () => [words.resolved.text],
      transcript: () => [words.transcript.text, transcriptOf(snapshot)],
    }[kind]();
    return write(transaction, {
      siteKey: site.key,
      conversationId: id,
      kind,
      email: contact.email,
      locale,
      subject: words[kind].subject(site.name, number),
      body: {
        paragraphs,
        link: {
          label: kind === "resolved" ? words.resolved.link : words.open,
          url: await linkTo(transaction, site.key, contact),
        },
        footer: words.why(site.name),
      },
    });
  }

  /**
   * Gives a conversation an address. Where this visitor has not shown that it is theirs, a letter that
   * holds nothing of what they wrote asks (SPEC ML2).
   */
  async function setContact(
    transaction: Transaction,
    site: StoredSite,
    snapshot: ConversationSnapshot,
    typed: string,
  ): Promise<void> {
    const email = typed.trim().toLowerCase();
    const { id: conversationId, locale, number } = snapshot.conversation;
    const known = await findMailContact(transaction, site.key, conversationId);
    const isKnown = known?.email === email;
    if (isKnown && known.isVerified) return;
    if (isKnown && !(await mayAskAgain(transaction, namesOf(email), clock.now()))) return;
    const isVerified = await isVerifiedFor(transaction, site.key, email, conversationId);
    const verifiedAt = isVerified ? isoTime(clock.now()) : null;
    await saveMailContact(transaction, site.key, { conversationId, email, verifiedAt });
    if (isVerified) {
      await tell(transaction, site, snapshot, "receipt");
      return;
    }
    const words = mailWords(locale);
    await write(transaction, {
      siteKey: site.key,
      conversationId,
      kind: "verify",
      email,
      locale,
      subject: words.verify.subject(site.name),
      body: {
        paragraphs: [words.verify.text(number ?? "")],
        link: {
          label: words.verify.link,
          url: await linkTo(transaction, site.key, { conversationId, email }),
        },
      },
    });
  }

  return {
    isConfigured,
    write,
    /** Whether a letter to this address would be written now. */
    mayWrite: async (transaction: Transaction, email: string): Promise<boolean> =>
      isConfigured &&
      (await mayWriteLetter(
        transaction,
        { siteKey: null, kind: "password_reset", emails: namesOf(email) },
        clock.now(),
      )),
    tell,
    setContact,
    contactOf: (connection: Connection, siteKey: SiteKey, id: Id) =>
      findMailContact(connection, siteKey, id),

    /** What agents are told of: whether letters go out at all, and what has not. */
    async state(siteKey: SiteKey) {
      return { isConfigured, ...(await readMailState(database, siteKey)) };
    },

    /** Whether replies are mailed; to which address is not told. @throws ProblemError `not_found` */
    async addressState(
      visitor: Visitor,
      id: Id,
    ): Promise<{ isGiven: boolean; isVerified: boolean }> {
      if (!(await conversations.findOwn(database, visitor, id)))
        throw new ProblemError("not_found");
      const contact = await findMailContact(database, visitor.siteKey, id);
      return { isGiven: contact !== undefined, isVerified: contact?.isVerified ?? false };
    },

    /** @throws ProblemError `not_found`, `invalid_input` where it is no address */
    async giveAddress(
      site: StoredSite,
      visitor: Visitor,
      id: Id,
      email: string,
    ): Promise<{ isVerified: boolean }> {
      if (!isEmail(email)) throw invalidField("email", "not_an_email");
      return inTransaction(database, async (transaction) => {
        const snapshot = await conversations.findOwn(transaction, visitor, id);
        if (!snapshot) throw new ProblemError("not_found");
        await setContact(transaction, site, snapshot, email);
        const contact = await findMailContact(transaction, site.key, id);
        return { isVerified: contact?.isVerified ?? false };
      });
    },

    /** @throws ProblemError `not_found`; `transition_not_allowed` without a verified address */
    async sendTranscript(site: StoredSite, visitor: Visitor, id: Id): Promise<void> {
      await inTransaction(database, async (transaction) => {
        const snapshot = await conversations.findOwn(transaction, visitor, id);
        if (!snapshot) throw new ProblemError("not_found");
        if (!(await tell(transaction, site, snapshot, "transcript"))) {
          throw new ProblemError("transition_not_allowed");
        }
      });
    },

    /** What a link leads to, without using it up. @throws ProblemError `link_expired` */
    async look(token: string): Promise<MailLink> {
      const link = await findMailLink(database, sha256(token));
      if (!link || Date.parse(link.expiresAt) <= clock.now())
        throw new ProblemError("link_expired");
      return link;
    },

    /**
     * Uses a link up: the address is now known to be theirs, and the ticket is open to the visitor
     * session given.
     * @throws ProblemError `link_expired`
     */
    open: (token: string, visitor: (siteKey: SiteKey) => Promise<Visitor>): Promise<MailLink> =>
      openLink(token, visitor),

    async removeOld(): Promise<void> {
      await deleteLettersBefore(database, isoTime(clock.now() - KEPT));
      await deleteMailLinksBefore(database, isoTime(clock.now()));
    },
  };

  async function openLink(
    token: string,
    visitorOf: (siteKey: SiteKey) => Promise<Visitor>,
  ): Promise<MailLink> {
    const tokenHash = sha256(token);
    const found = await findMailLink(database, tokenHash);
    if (!found || Date.parse(found.expiresAt) <= clock.now()) {
      throw new ProblemError("link_expired");
    }
    const visitor = await visitorOf(found.siteKey);
    const site = await sites.get(found.siteKey);
    return inTransaction(database, async (transaction) => {
      if (!(await spendMailLink(transaction, tokenHash))) throw new ProblemError("link_expired");
      const { conversationId, email } = found;
      const contact = await findMailContact(transaction, found.siteKey, conversationId);
      // The visitor has corrected the address since: whoever reads the old one has no part in it.
      if (contact?.email !== email) throw new ProblemError("link_expired");
      await conversations.own(transaction, visitor, conversationId, { context: undefined });
      if (!contact.isVerified) {
        const verifiedAt = isoTime(clock.now());
        await saveMailContact(transaction, found.siteKey, { conversationId, email, verifiedAt });
        const snapshot = await conversations.find(transaction, found.siteKey, conversationId);
        if (snapshot) await tell(transaction, site, snapshot, "receipt");
      }
      return found;
    });
  }
}

/** A subject is one line, whatever a site is called: more would be headers of someone else's. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, " ").slice(0, 200);
}
