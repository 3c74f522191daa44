import { createId, type Id, type SiteKey } from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { isoTime } from "../clock.ts";
import { inTransaction, type Connection, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import { createSealed, SealBroken } from "../sealed.ts";
import { createGuardedRequest, RequestRefused, urlRefusal } from "../outgoing/guarded-request.ts";
import {
  deleteDeliveriesBefore,
  deleteDeliveriesOf,
  insertDelivery,
  listDeliveries,
  listDeliveriesOf,
  restartDelivery,
  type WebhookDelivery,
} from "./webhook-deliveries.repository.ts";
import { SEALED_BODY, SEALED_FOR } from "./webhook-sender.ts";
import {
  isSignedBy,
  newWebhookSecret,
  signedHeaders,
  type SignedMessage,
} from "./webhook-signature.ts";
import {
  deleteEndpoint,
  insertEndpoint,
  listEndpoints,
  replaceSecret,
  type WebhookEndpoint,
} from "./webhooks.repository.ts";

export const webhookEvents = [
  "conversation.waiting",
  "promise.breached",
  "task.submitted",
  "task.undone",
  "task.appealed",
  "code.requested",
  "orders.requested",
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

const DAY = 86_400_000;
/** For so long a replaced secret signs too (ms). */
const OVERLAP = DAY;
/** What is over is shown for so long (ms). */
const KEPT = 30 * DAY;
const MOST_OF_SITE = 20;
const LISTED = 100;
/** Somebody waits for what a program is asked. */
const ASKED_FOR = 5_000;
const MOST_ANSWERED = 256 * 1_024;

/** How an event is told of. */
export type Emission = {
  /** The same for the same event: it is told once, however often it is emitted. */
  eventId?: string;
  /** After this it is told no more (ISO 8601 in UTC). */
  usefulUntil?: string;
  /** What it says is kept sealed until it is sent. */
  isSealed?: boolean;
};

/** What a program answered; `refusal`: why it did not, for the log. */
export type WebhookAnswer = { body: string; refusal?: undefined } | { refusal: string };

type By = { siteKey: SiteKey; agent: Pick<Agent, "id" | "name"> };

export type WebhooksService = ReturnType<typeof createWebhooksService>;

/** Other programs that are told of what happens at a site (SPEC WH1-WH4). */
export function createWebhooksService(deps: Deps, { audit }: { audit: AuditService }) {
  const { database, clock, random, settings } = deps;
  const newId = () => createId(clock.now(), random);
  const sealed = createSealed(deps, SEALED_FOR);
  const sealedBody = createSealed(deps, SEALED_BODY);
  const request = createGuardedRequest({ toPrivate: settings.webhooksToPrivateAddresses });

  async function endpointOf(connection: Connection, siteKey: SiteKey, id: Id) {
    const found = (await listEndpoints(connection, siteKey)).find((one) => one.id === id);
    if (!found) throw new ProblemError("not_found");
    return found;
  }

  /** Sealed: its own, and for a day the one before. */
  function secretsOf({ secret, old }: WebhookEndpoint): string[] {
    return [secret, ...(old && old.until > isoTime(clock.now()) ? [old.secret] : [])];
  }

  async function enqueue(
    transaction: Transaction,
    endpoint: WebhookEndpoint,
    event: { type: string; data: object } & Required<Pick<Emission, "eventId">> & Emission,
  ): Promise<void> {
    const { eventId, type, data, usefulUntil = null, isSealed = false } = event;
    const at = isoTime(clock.now());
    const said = JSON.stringify({ type, timestamp: at, data: { site: endpoint.siteKey, ...data } });
    const body = isSealed ? sealedBody.seal(said) : said;
    const delivery = { id: newId(), endpointId: endpoint.id, eventId, type, body, usefulUntil };
    await insertDelivery(transaction, delivery, at);
  }

  return {
    list: (siteKey: SiteKey): Promise<WebhookEndpoint[]> => listEndpoints(database, siteKey),

    /**
     * Tells every endpoint of the site that asked for it, once the transaction is through.
     * @returns how many those are
     */
    async emit(
      transaction: Transaction,
      siteKey: SiteKey,
      type: WebhookEvent,
      data: object,
      { eventId = newId(), ...how }: Emission = {},
    ): Promise<number> {
      let told = 0;
      for (const endpoint of await listEndpoints(transaction, siteKey)) {
        if (endpoint.disabledAt !== null || !endpoint.events.includes(type)) continue;
        await enqueue(transaction, endpoint, { ...how, eventId, type, data });
        told += 1;
      }
      return told;
    },

    /**
     * Asks the first endpoint that takes such questions, signed as what is told is, and waits five
     * seconds for no more than 256 KB. undefined: there is none.
     */
    async ask(
      siteKey: SiteKey,
      type: WebhookEvent,
      data: object,
    ): Promise<WebhookAnswer | undefined> {
      const endpoint = (await listEndpoints(database, siteKey)).find(
        ({ events, disabledAt }) => disabledAt === null && events.includes(type),
      );
      if (!endpoint) return undefined;
      const { url } = endpoint;
      const at = clock.now();
      const body = JSON.stringify({
        type,
        timestamp: isoTime(at),
        data: { site: siteKey, ...data },
      });
      try {
        const answer = await request({
          url,
          method: "POST",
          headers: {
            "content-type": "application/json",
            "user-agent": "Helpbuoy",
            ...signedHeaders({ id: newId(), body, at }, secretsOf(endpoint).map(sealed.open)),
          },
          body,
          timeout: ASKED_FOR,
          maxBytes: MOST_ANSWERED,
        });
        const isGood = answer.status >= 200 && answer.status < 300;
        return isGood ? { body: answer.body } : { refusal: String(answer.status) };
      } catch (error) {
        if (error instanceof RequestRefused) return { refusal: error.code };
        if (error instanceof SealBroken) return { refusal: "secret_unreadable" };
        throw error;
      }
    },

    /** What became of telling of these events, the newest first. */
    async deliveriesOf(
      connection: Connection,
      siteKey: SiteKey,
      eventIds: readonly string[],
    ): Promise<WebhookDelivery[]> {
      const endpoints = await listEndpoints(connection, siteKey);
      return listDeliveriesOf(connection, { endpointIds: endpoints.map(({ id }) => id), eventIds });
    },

    /** Whether a message comes from a program that is told of these events (SPEC TK9). */
    async isSigned(siteKey: SiteKey, type: WebhookEvent, message: SignedMessage): Promise<boolean> {
      const told = (await listEndpoints(database, siteKey)).filter(
        ({ events, disabledAt }) => disabledAt === null && events.includes(type),
      );
      return isSignedBy(message, told.flatMap(secretsOf).map(sealed.open), clock.now());
    },

    /** Lets go of what was to be told of an event, and was told. */
    forget: (transaction: Transaction, eventId: string): Promise<void> =>
      deleteDeliveriesOf(transaction, eventId),

    /**
     * The one answer that holds the whole secret, beside that of `renewSecret`.
     * @throws ProblemError `invalid_input` where the address is not one to send to, or there are 20
     */
    create: (by: By, { url, events }: { url: string; events: WebhookEvent[] }) =>
      inTransaction(database, async (transaction): Promise<WebhookEndpoint> => {
        const refusal = urlRefusal(url, settings.webhooksToPrivateAddresses);
        if (refusal) throw invalidField("url", refusal);
        const others = await listEndpoints(transaction, by.siteKey);
        if (others.length >= MOST_OF_SITE) throw invalidField("url", "too_many");
        const endpoint: WebhookEndpoint = {
          id: newId(),
          siteKey: by.siteKey,
          url,
          secret: newWebhookSecret(random),
          old: null,
          events: [...new Set(events)],
          disabledAt: null,
          createdAt: isoTime(clock.now()),
        };
        await insertEndpoint(transaction, { ...endpoint, secret: sealed.seal(endpoint.secret) });
        // The host alone: the rest of such an address is often a secret of its own.
        const detail = { host: new URL(url).host, events: endpoint.events };
        await audit.append(transaction, {
          ...by,
          act: "webhook.created",
          subject: endpoint.id,
          detail,
        });
        return endpoint;
      }),

    /** @throws ProblemError `not_found` */
    remove: (by: By, id: Id): Promise<void> =>
      inTransaction(database, async (transaction) => {
        await endpointOf(transaction, by.siteKey, id);
        await deleteEndpoint(transaction, id);
        await audit.append(transaction, { ...by, act: "webhook.removed", subject: id });
      }),

    /** A new secret; the old one signs beside it for a day. @throws ProblemError `not_found` */
    renewSecret: (by: By, id: Id): Promise<WebhookEndpoint> =>
      inTransaction(database, async (transaction) => {
        const known = await endpointOf(transaction, by.siteKey, id);
        const secret = newWebhookSecret(random);
        const old = { secret: known.secret, until: isoTime(clock.now() + OVERLAP) };
        await replaceSecret(transaction, id, { secret: sealed.seal(secret), old });
        await audit.append(transaction, { ...by, act: "webhook.secret_renewed", subject: id });
        return { ...known, secret, old };
      }),

    /** Sends something harmless, to see whether it comes. @throws ProblemError `not_found` */
    ping: (by: By, id: Id): Promise<void> =>
      inTransaction(database, async (transaction) => {
        const endpoint = await endpointOf(transaction, by.siteKey, id);
        await enqueue(transaction, endpoint, { eventId: newId(), type: "webhook.ping", data: {} });
        await audit.append(transaction, { ...by, act: "webhook.pinged", subject: id });
      }),

    /** The newest first. @throws ProblemError `not_found` */
    async deliveries(siteKey: SiteKey, id: Id): Promise<WebhookDelivery[]> {
      await endpointOf(database, siteKey, id);
      return listDeliveries(database, id, LISTED);
    },

    /** Sends one again under its old id. @throws ProblemError `not_found` */
    redeliver: (by: By, endpointId: Id, id: Id): Promise<void> =>
      inTransaction(database, async (transaction) => {
        await endpointOf(transaction, by.siteKey, endpointId);
        const at = isoTime(clock.now());
        const isKnown = await restartDelivery(transaction, { endpointId, id }, at);
        if (!isKnown) throw new ProblemError("not_found");
        await audit.append(transaction, { ...by, act: "webhook.redelivered", subject: id });
      }),

    removeOld: (): Promise<void> => deleteDeliveriesBefore(database, isoTime(clock.now() - KEPT)),
  };
}
