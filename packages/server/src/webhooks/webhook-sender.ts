import type { Id } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Deps } from "../deps.ts";
import { createGuardedRequest, RequestRefused } from "../outgoing/guarded-request.ts";
import { createSealed, SealBroken } from "../sealed.ts";
import {
  claimDelivery,
  listDueDeliveries,
  listDueEndpoints,
  saveDelivery,
  type DueDelivery,
} from "./webhook-deliveries.repository.ts";
import { signedHeaders } from "./webhook-signature.ts";
import { disableEndpoint, listEndpoints, type WebhookEndpoint } from "./webhooks.repository.ts";

const SECOND = 1_000;
/** After so many tries a delivery is dead; the last comes about a day after the first. */
export const TRIES = 10;
const FIRST_WAIT = 5 * SECOND;
const LONGEST_WAIT = 6 * 3_600 * SECOND;
/** So many endpoints are sent to at once, and so many deliveries to each: one that is slow holds up itself. */
const ENDPOINTS = 50;
const OF_ONE = 5;
/** What its secrets are sealed for, and what it says where that is a secret. */
export const SEALED_FOR = "webhook";
export const SEALED_BODY = "webhook body";
const TIMEOUT = 10 * SECOND;
/** For how long a delivery is in one sender's hand: longer than it can take. */
const IN_HAND = 60 * SECOND;
const MOST_READ = 4_096;

export type WebhookSender = {
  /** Sends what is due, but for endpoints that an earlier call still waits for. */
  send(): Promise<void>;
  /** Drops what is on its way; it is due again later. */
  close(): void;
};

/** What was delivered, and what the endpoint answered; told before it counts as delivered. */
export type DeliveryAnswer = Pick<DueDelivery, "siteKey" | "type"> & {
  /** What was sent. */
  body: string;
  answer: string;
};

/** Takes deliveries to their endpoints; one that is not taken is tried again later (SPEC WH2-WH4). */
export function createWebhookSender(
  deps: Deps,
  { onAnswer }: { onAnswer?: (answered: DeliveryAnswer) => Promise<void> } = {},
): WebhookSender {
  const request = createGuardedRequest({ toPrivate: deps.settings.webhooksToPrivateAddresses });
  const { database, clock, random, logger } = deps;
  const sealed = createSealed(deps, SEALED_FOR);
  const sealedBody = createSealed(deps, SEALED_BODY);
  /** The endpoints that are being sent to. */
  const inHand = new Set<Id>();
  const closing = new AbortController();

  /** Four times as long after each try, of which half is by chance. */
  function waitAfter(attempts: number): number {
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 4 ** (attempts - 1));
    const chance = (random(new Uint8Array(1))[0] ?? 0) / 255;
    return Math.round(longest * (0.5 + chance / 2));
  }

  async function deliver(due: DueDelivery): Promise<void> {
    const attempts = due.attempts + 1;
    const now = clock.now();
    if (!(await claimDelivery(database, due, isoTime(now + IN_HAND)))) return;
    const endpoints = await listEndpoints(database, due.siteKey);
    const endpoint = endpoints.find((one) => one.id === due.endpointId);
    if (!endpoint) return;
    const status = await post(endpoint, due, now).then(
      async ({ status: code, answer, body }) => {
        const { siteKey, type } = due;
        if (code >= 200 && code < 300) await onAnswer?.({ siteKey, type, body, answer });
        return String(code);
      },
      (error: unknown) => {
        if (error instanceof RequestRefused) return error.code;
        if (error instanceof SealBroken) return "secret_unreadable";
        throw error;
      },
    );
    if (closing.signal.aborted) return;
    const isDelivered = /^2\d\d$/.test(status);
    // 410: whoever was there wants no more, for good (Standard Webhooks).
    const isGone = status === "410";
    const at = isoTime(clock.now());
    const nextAt = isoTime(clock.now() + waitAfter(attempts));
    const isUseless = due.usefulUntil !== null && nextAt > due.usefulUntil;
    const isDead = !isDelivered && (isGone || isUseless || attempts >= TRIES);
    if (isGone) await disableEndpoint(database, due.endpointId, at);
    if (!isDelivered)
      logger.warn({ delivery: due.id, attempts, status }, "a webhook was not taken");
    await saveDelivery(database, due.id, {
      nextAt: isDelivered || isDead ? null : nextAt,
      deliveredAt: isDelivered ? at : null,
      deadAt: isDead ? at : null,
      lastStatus: status,
    });
  }

  async function post({ url, secret, old }: WebhookEndpoint, due: DueDelivery, now: number) {
    const kept = [secret, ...(old && old.until > isoTime(now) ? [old.secret] : [])];
    const body = sealedBody.open(due.body);
    const answered = await request({
      url,
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Helpbuoy",
        ...signedHeaders({ id: due.eventId, body, at: now }, kept.map(sealed.open)),
      },
      body,
      timeout: TIMEOUT,
      maxBytes: MOST_READ,
      signal: closing.signal,
    });
    return { status: answered.status, answer: answered.body, body };
  }

  /** Sends what one endpoint is due, until there is no more. */
  async function serve(endpointId: Id): Promise<void> {
    inHand.add(endpointId);
    try {
      while (!closing.signal.aborted) {
        const due = await listDueDeliveries(database, endpointId, isoTime(clock.now()), OF_ONE);
        if (due.length === 0) return;
        await Promise.all(due.map(deliver));
      }
    } finally {
      inHand.delete(endpointId);
    }
  }

  return {
    async send() {
      const free = ENDPOINTS - inHand.size;
      const due = await listDueEndpoints(database, isoTime(clock.now()), ENDPOINTS);
      const waiting = due.filter((id) => !inHand.has(id)).slice(0, Math.max(0, free));
      await Promise.all(waiting.map(serve));
    },
    close: () => closing.abort(),
  };
}
