import { isoTime } from "../clock.ts";
import type { Deps } from "../deps.ts";
import {
  createGuardedRequest,
  RequestRefused,
  type GuardedRequest,
} from "../outgoing/guarded-request.ts";
import {
  claimDelivery,
  listDueDeliveries,
  saveDelivery,
  type DueDelivery,
} from "./webhook-deliveries.repository.ts";
import { signedHeaders } from "./webhook-signature.ts";
import { disableEndpoint, listEndpoints } from "./webhooks.repository.ts";

const SECOND = 1_000;
/** After so many tries a delivery is dead; the last comes about a day after the first. */
export const TRIES = 10;
const FIRST_WAIT = 5 * SECOND;
const LONGEST_WAIT = 6 * 3_600 * SECOND;
const AT_ONCE = 20;
const TIMEOUT = 10 * SECOND;
/** For how long a delivery is in one sender's hand: longer than it can take. */
const IN_HAND = 60 * SECOND;
const MOST_READ = 4_096;

export type WebhookSender = {
  /** Sends what is due. */
  send(): Promise<void>;
  /** Drops what is on its way; it is due again later. */
  close(): void;
};

/** Takes deliveries to their endpoints; one that is not taken is tried again later (SPEC WH2-WH4). */
export function createWebhookSender(
  { database, clock, random, settings, logger }: Deps,
  request: GuardedRequest = createGuardedRequest({
    toPrivate: settings.webhooksToPrivateAddresses,
  }),
): WebhookSender {
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
    const { url, secret, old } = endpoint;
    const secrets = [secret, ...(old && old.until > isoTime(now) ? [old.secret] : [])];
    const status = await request({
      url,
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Helpbuoy",
        ...signedHeaders({ id: due.eventId, body: due.body, at: now }, secrets),
      },
      body: due.body,
      timeout: TIMEOUT,
      maxBytes: MOST_READ,
      signal: closing.signal,
    }).then(
      (answer) => String(answer.status),
      (error: unknown) => {
        if (error instanceof RequestRefused) return error.code;
        throw error;
      },
    );
    if (closing.signal.aborted) return;
    const isDelivered = /^2\d\d$/.test(status);
    // 410: whoever was there wants no more, for good (Standard Webhooks).
    const isGone = status === "410";
    const isDead = !isDelivered && (isGone || attempts >= TRIES);
    const at = isoTime(clock.now());
    if (isGone) await disableEndpoint(database, due.endpointId, at);
    if (!isDelivered)
      logger.warn({ delivery: due.id, attempts, status }, "a webhook was not taken");
    await saveDelivery(database, due.id, {
      nextAt: isDelivered || isDead ? null : isoTime(clock.now() + waitAfter(attempts)),
      deliveredAt: isDelivered ? at : null,
      deadAt: isDead ? at : null,
      lastStatus: status,
    });
  }

  return {
    async send() {
      const due = await listDueDeliveries(database, isoTime(clock.now()), AT_ONCE);
      await Promise.all(due.map(deliver));
    },
    close: () => closing.abort(),
  };
}
