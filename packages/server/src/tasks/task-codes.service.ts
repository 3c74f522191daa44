import {
  checkField,
  createId,
  isEmail,
  type AskedField,
  type CheckedCode,
  type Id,
  type RequestCode,
  type SentCode,
  type SiteKey,
  type Task,
} from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { IdentityService } from "../identity/identity.service.ts";
import type { KnowledgeService } from "../knowledge/knowledge.service.ts";
import type { MailService } from "../mail/mail.service.ts";
import { mailWords } from "../mail/mail-words.ts";
import { maskedValue } from "../privacy/masked-value.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { isSameCode } from "../tickets/lookup-code.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import type { WebhooksService } from "../webhooks/webhooks.service.ts";
import { missingRequirements } from "./missing-requirements.ts";
import { addressPrint, codeProof, maskedEmail, taskCode } from "./task-code.ts";
import {
  countTry,
  deleteCodesBefore,
  deleteCodesOf,
  insertCode,
  listCodesOf,
  listSent,
  passCodesOn,
  saveProved,
  spendCode,
} from "./task-codes.repository.ts";

const MINUTE = 60_000;
/** For how long a code counts, and in what time so many are sent. */
const COUNTS = 10 * MINUTE;
const MOST_SENT = 3;
const MOST_TRIES = 5;
/** For how long it counts that one was right: who is offline then may hand in later. */
const DAY = 24 * 60 * MINUTE;
const PROVEN = DAY;
/** As long as their letters are counted it is known whose they were. */
const KEPT = 31 * DAY;

type TaskCode = NonNullable<Task["code"]>;

/** Where a code goes to. */
type Address = {
  /** The same for the same address however it was typed. */
  name: string;
  /** null: the site's own program knows. */
  to: string | null;
  sentTo: string | null;
};

/** Codes go with a visitor who says who they are. */
export const sentCodes = { passOn: passCodesOn };

export type TaskCodesService = ReturnType<typeof createTaskCodesService>;

/** Codes that show that an address or a number is the visitor's (SPEC TK3). */
export function createTaskCodesService(
  { database, clock, random, secret }: Deps,
  parts: {
    sites: SitesService;
    knowledge: KnowledgeService;
    identity: IdentityService;
    mail: MailService;
    webhooks: WebhooksService;
  },
) {
  const { sites, knowledge, identity, mail, webhooks } = parts;
  const ago = (milliseconds: number) => isoTime(clock.now() - milliseconds);
  const printOf = (siteKey: SiteKey, name: string) => addressPrint(secret, siteKey, name);

  /** undefined: there is none, since nobody vouches for who asks. */
  async function addressOf(
    transaction: Transaction,
    visitor: Visitor,
    { channel, field }: TaskCode,
    to: string | undefined,
  ): Promise<Address | undefined> {
    if (field !== undefined) return to === undefined ? undefined : typedAddress(channel, to);
    const contact = await identity.contact(transaction, visitor);
    if (!contact) return undefined;
    if (channel === "phone") return { name: `contact:${contact.subject}`, to: null, sentTo: null };
    return contact.email === null ? undefined : typedAddress(channel, contact.email);
  }

  /** @throws ProblemError `too_many_requests` */
  async function holdLimits(
    transaction: Transaction,
    who: { siteKey: SiteKey; visitorId: string; addressPrint: string },
  ): Promise<void> {
    const sent = await listSent(transaction, who, ago(COUNTS));
    const toThem = sent.filter(({ isOfVisitor }) => isOfVisitor);
    const there = sent.filter(({ isToAddress }) => isToAddress);
    for (const those of [toThem, there]) {
      const oldest = those.at(-MOST_SENT);
      if (!oldest) continue;
      const free = Date.parse(oldest.createdAt) + COUNTS;
      const retryAfter = Math.max(1, Math.ceil((free - clock.now()) / 1_000));
      throw new ProblemError("too_many_requests", { retryAfter });
    }
  }

  /** @throws ProblemError `code_unavailable` */
  async function send(
    transaction: Transaction,
    site: StoredSite,
    visitor: Visitor,
    task: Task & { code: TaskCode },
    { id, address, expiresAt }: { id: Id; address: Address; expiresAt: string },
  ): Promise<void> {
    const code = taskCode(secret, site.key, id);
    const { locale, title } = task;
    if (task.code.channel === "email" && address.to !== null && mail.isConfigured) {
      const words = mailWords(locale).code;
      // Whether the limits let it go is not told: it would say who else was written to.
      await mail.write(transaction, {
        siteKey: site.key,
        conversationId: id,
        kind: "code",
        email: address.to,
        locale,
        subject: words.subject(site.name),
        body: { paragraphs: [words.text(code, title)] },
      });
      return;
    }
    const contact = await identity.contact(transaction, visitor);
    const data = {
      codeId: id,
      task: task.slug,
      channel: task.code.channel,
      to: address.to,
      contactId: contact?.subject ?? null,
      locale,
      code,
      expiresAt,
    };
    const told = await webhooks.emit(transaction, site.key, "code.requested", data, {
      eventId: codeEvent(id),
      usefulUntil: expiresAt,
      isSealed: true,
    });
    if (told === 0) throw new ProblemError("code_unavailable");
  }

  return {
    /**
     * Sends a code to the address in the task's field, or to the contact's own.
     * @throws ProblemError `invalid_input`, `not_eligible`, `code_unavailable`, `too_many_requests`
     */
    async request(
      site: StoredSite,
      visitor: Visitor,
      { taskSlug, locale, to }: RequestCode,
    ): Promise<SentCode> {
      const task = await knowledge.task(site, sites.locale(site, [locale]), taskSlug);
      const asked = task?.code;
      if (!task || !asked) throw invalidField("taskSlug", "not_an_option");
      checkTo(task, asked, to);
      return inTransaction(database, async (transaction) => {
        const contact = await identity.contact(transaction, visitor);
        const known = { attributes: contact?.attributes, orders: [] };
        const missing = missingRequirements(task.requires, known, undefined);
        // Which order it will be about is not known here.
        const lacking = missing.filter((place) => task.requires[place]?.kind !== "order");
        if (lacking.length > 0) {
          const issues = lacking.map((place) => ({ path: `requires.${place}`, code: "missing" }));
          throw new ProblemError("not_eligible", { issues });
        }
        const address = await addressOf(transaction, visitor, asked, to);
        if (!address) throw new ProblemError("code_unavailable");
        const { siteKey, visitorId } = visitor;
        const print = printOf(siteKey, address.name);
        await holdLimits(transaction, { siteKey, visitorId, addressPrint: print });
        const now = clock.now();
        const id = createId(now, random);
        const expiresAt = isoTime(now + COUNTS);
        const createdAt = isoTime(now);
        await insertCode(transaction, {
          id,
          siteKey,
          visitorId,
          taskSlug,
          addressPrint: print,
          createdAt,
        });
        const ground = { ...task, code: asked };
        await send(transaction, site, visitor, ground, { id, address, expiresAt });
        return { id, sentTo: address.sentTo, expiresAt };
      });
    },

    /**
     * What goes along with the task once the code was right.
     * @throws ProblemError `invalid_input` where it is wrong; `code_expired`, the same whatever is wrong
     */
    async check(visitor: Visitor, id: Id, code: string): Promise<CheckedCode> {
      const { siteKey, visitorId } = visitor;
      // The same work, whether there is such a code or not.
      const isRight = isSameCode(code, taskCode(secret, siteKey, id));
      const counts = await inTransaction(database, async (transaction) => {
        const limits = { most: MOST_TRIES, since: ago(COUNTS) };
        const isCounted = await countTry(transaction, { id, siteKey, visitorId }, limits);
        if (isCounted && isRight) await saveProved(transaction, id, isoTime(clock.now()));
        return isCounted;
      });
      if (!counts) throw new ProblemError("code_expired");
      if (!isRight) throw invalidField("code", "wrong_code");
      return { proof: codeProof(secret, siteKey, id) };
    },

    /** Uses a proof up, in the transaction of the task; false where it does not hold for it. */
    async spend(
      transaction: Transaction,
      visitor: Visitor,
      wanted: { taskSlug: string; code: TaskCode; to: string | undefined; proof: string },
    ): Promise<boolean> {
      const { siteKey, visitorId } = visitor;
      const id = wanted.proof.split(".")[0] ?? "";
      if (!isSameCode(wanted.proof, codeProof(secret, siteKey, id))) return false;
      const address = await addressOf(transaction, visitor, wanted.code, wanted.to);
      if (!address) return false;
      const print = printOf(siteKey, address.name);
      const { taskSlug } = wanted;
      return spendCode(
        transaction,
        { id, siteKey, visitorId, taskSlug, addressPrint: print },
        { at: isoTime(clock.now()), since: ago(PROVEN) },
      );
    },

    /** Lets go of a visitor's. @returns under which ids letters went out */
    async forget(transaction: Transaction, { siteKey, visitorId }: Visitor): Promise<Id[]> {
      const ids = await deleteCodesOf(transaction, siteKey, visitorId);
      for (const id of ids) await webhooks.forget(transaction, codeEvent(id));
      return ids;
    },

    /** Under which ids letters went out to a visitor. */
    of: ({ siteKey, visitorId }: Visitor): Promise<Id[]> =>
      listCodesOf(database, siteKey, visitorId),

    removeOld: (): Promise<void> => deleteCodesBefore(database, ago(KEPT)),
  };
}

const codeEvent = (id: Id) => `code_${id}`;

function typedAddress(channel: TaskCode["channel"], typed: string): Address {
  if (channel === "email") {
    const to = typed.trim().toLowerCase();
    return { name: to, to, sentTo: maskedEmail(to) };
  }
  const to = typed.replace(/[^\d+]/g, "");
  return { name: to, to, sentTo: maskedValue(to) };
}

/** @throws ProblemError `invalid_input` where an address is missing, or one is brought that nobody asked for */
function checkTo({ fields }: Task, { channel, field }: TaskCode, to: string | undefined): void {
  if (field === undefined) {
    if (to !== undefined) throw invalidField("to", "unknown_field");
    return;
  }
  if (to === undefined) throw invalidField("to", "required");
  const asked = fields.find((one): one is AskedField => one.id === field && one.type !== "group");
  const problem = asked && checkField(asked, to);
  if (problem) throw invalidField("to", problem);
  if (channel === "email" && !isEmail(to)) throw invalidField("to", "not_an_email");
  if (channel === "phone" && !/\d{5}/.test(to.replace(/[^\d]/g, ""))) {
    throw invalidField("to", "not_a_phone");
  }
}
