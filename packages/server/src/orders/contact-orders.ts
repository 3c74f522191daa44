import { orderSchema, type SiteKey, type ToldOrders } from "@helpbuoy/protocol";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import type { WebhooksService } from "../webhooks/webhooks.service.ts";

/** Whoever looks twice is told the same (ms). */
const KEPT = 60_000;
const MOST_KEPT = 1_000;

const answerSchema = v.object({ orders: v.pipe(v.array(orderSchema), v.maxLength(50)) });

/** Asks the site's own program what a contact has ordered (SPEC OC5). */
export function createContactOrders(
  { clock, logger }: Pick<Deps, "clock" | "logger">,
  { webhooks }: { webhooks: WebhooksService },
) {
  const kept = new Map<string, { until: number; told: Promise<ToldOrders> }>();

  async function ask(siteKey: SiteKey, contactId: string): Promise<ToldOrders> {
    const answer = await webhooks.ask(siteKey, "orders.requested", { contactId });
    if (!answer) return { status: "none", orders: [] };
    const orders = answer.refusal === undefined ? readOrders(answer.body) : undefined;
    if (orders) return { status: "told", orders };
    const { refusal = "unreadable" } = answer;
    logger.warn({ site: siteKey, refusal }, "a program did not tell a contact's orders");
    return { status: "failed", orders: [] };
  }

  /** @param contactId the person's id on the site */
  return async (siteKey: SiteKey, contactId: string): Promise<ToldOrders> => {
    const key = `${siteKey}\n${contactId}`;
    const now = clock.now();
    const known = kept.get(key);
    if (known && known.until > now) return known.told;
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    const told = ask(siteKey, contactId);
    // Behind the others: the one that is let go of is the one that was asked for longest ago.
    kept.delete(key);
    kept.set(key, { until: now + KEPT, told });
    const { status } = await told.catch(() => ({ status: "failed" }));
    // What went wrong is asked for anew.
    if (status !== "told") kept.delete(key);
    return told;
  };
}

function readOrders(body: string): ToldOrders["orders"] | undefined {
  try {
    const read = v.safeParse(answerSchema, JSON.parse(body));
    return read.success ? read.output.orders : undefined;
  } catch {
    return undefined;
  }
}
