import {
  shopContextSchema,
  type Order,
  type SeenShop,
  type SentShop,
  type ShopContext,
  type ShopParts,
  type ToldOrders,
} from "@helpbuoy/protocol";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import type { IdentitySecretsService } from "../identity/identity-secrets.service.ts";
import type { IdentityService } from "../identity/identity.service.ts";
import { readSiteToken } from "../identity/site-token.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import type { WebhooksService } from "../webhooks/webhooks.service.ts";
import { createContactOrders } from "./contact-orders.ts";

/** `sub`: whose orders these are, by the person's id on the site. */
const claimsSchema = v.object({ ...shopContextSchema.entries, sub: v.optional(v.string()) });

export type OrdersService = ReturnType<typeof createOrdersService>;

/** What the site's own server says of orders, products and carts (SPEC OC1-OC6). */
export function createOrdersService(
  deps: Deps,
  parts: { secrets: IdentitySecretsService; identity: IdentityService; webhooks: WebhooksService },
) {
  const { database, clock, logger } = deps;
  const { secrets, identity } = parts;
  const askProgram = createContactOrders(deps, parts);

  /** undefined where the token does not count, or names somebody else than the contact who brings it. */
  async function read(
    site: StoredSite,
    visitor: Visitor,
    token: string,
  ): Promise<ShopContext | undefined> {
    const place = { siteKey: site.key, keys: await secrets.keys(site.key), now: clock.now() };
    const reading = await readSiteToken(token, place, { schema: claimsSchema });
    const refusal = reading.refusal ?? (await someoneElse(visitor, reading.claims.sub));
    if (refusal !== undefined || !reading.claims) {
      logger.info({ site: site.key, refusal }, "a token of orders and products was refused");
      return undefined;
    }
    const { sub: _, ...context } = reading.claims;
    return context;
  }

  async function someoneElse(visitor: Visitor, sub: string | undefined) {
    if (sub === undefined) return undefined;
    const contact = await identity.contact(database, visitor);
    return contact && contact.subject !== sub ? "someone_else" : undefined;
  }

  async function recent(site: StoredSite, visitor: Visitor): Promise<ToldOrders> {
    const contact = await identity.contact(database, visitor);
    return contact ? askProgram(site.key, contact.subject) : { status: "none", orders: [] };
  }

  return {
    /** What a token vouches for. @throws ProblemError `context_invalid` */
    async context(site: StoredSite, visitor: Visitor, token: string): Promise<ShopContext> {
      const context = await read(site, visitor, token);
      if (!context) throw new ProblemError("context_invalid");
      return context;
    },

    /** What a contact has ordered, as the site's own program tells it. */
    recent,

    /**
     * The orders that somebody vouches for: a token, else the site's own program.
     * @param wanted the order in question; before one is, any will do
     */
    async verified(
      site: StoredSite,
      visitor: Visitor,
      { token, wanted }: { token: string | undefined; wanted: string | undefined },
    ): Promise<readonly Order[]> {
      const known = token === undefined ? [] : ordersOf(await read(site, visitor, token));
      const isEnough =
        wanted === undefined ? known.length > 0 : known.some(({ id }) => id === wanted);
      return isEnough ? known : [...known, ...(await recent(site, visitor)).orders];
    },

    /** What agents are shown of what came along; undefined: nothing did. */
    async seen(site: StoredSite, visitor: Visitor, sent: SentShop): Promise<SeenShop | undefined> {
      const { token, ...said } = sent;
      const context = token === undefined ? undefined : await read(site, visitor, token);
      const verified = context && vouchedFor(context, said);
      const claimed: ShopParts = {
        ...(said.order && !verified?.order && { order: said.order }),
        ...(said.product && !verified?.product && { product: said.product }),
        ...(said.cart && !verified?.cart && { cart: said.cart }),
      };
      const seen = {
        ...(verified && isSomething(verified) && { verified }),
        ...(isSomething(claimed) && { claimed }),
      };
      return isSomething(seen) ? seen : undefined;
    },
  };
}

/** The one that is being looked at may stand among the others, as it was then. */
function ordersOf(context: ShopContext | undefined): readonly Order[] {
  const { order, orders = [] } = context ?? {};
  return order ? [order, ...orders.filter(({ id }) => id !== order.id)] : orders;
}

/** A page may speak of another order than its token: that one is vouched for only if it is among the others. */
function vouchedFor(context: ShopContext, said: ShopParts): ShopParts {
  const order = said.order
    ? ordersOf(context).find(({ id }) => id === said.order?.id)
    : context.order;
  const isOther = said.product && said.product.id !== context.product?.id;
  const { product, cart } = context;
  return {
    ...(order && { order }),
    ...(product && !isOther && { product }),
    ...(cart && { cart }),
  };
}

const isSomething = (parts: object) => Object.keys(parts).length > 0;
