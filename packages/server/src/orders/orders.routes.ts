import { askContextSchema, shopContextSchema, toldOrdersSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import { describe } from "../docs/openapi-route.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import { visitorAuth } from "../middleware/visitor-auth.ts";
import type { VisitorsService } from "../visitors/visitors.service.ts";
import type { OrdersService } from "./orders.service.ts";

const described = { tag: "Orders", auth: "visitor" } as const;
const refusals = ["unknown_site", "origin_not_allowed", "token_missing", "token_expired"] as const;

/** What the site's own server says of orders, products and carts. */
export function ordersRoutes(
  { orders, visitors }: { orders: OrdersService; visitors: VisitorsService },
  limits: RateLimits,
) {
  const auth = visitorAuth(visitors);
  return new Hono<ServerEnv>()
    .post(
      "/context",
      describe({
        summary: "What a token of the site's server vouches for",
        description:
          "A JWT signed with HS256 by an identity secret of the site: `aud` (the site's key), `exp` (a day at most), `sub` (whose it is, where they are signed in), and order, product, cart, orders.",
        ...described,
        answer: { schema: shopContextSchema },
        problems: [
          ...refusals,
          "malformed_json",
          "invalid_input",
          "body_too_big",
          "context_invalid",
        ],
      }),
      auth,
      limits.limit("ownReading"),
      jsonBodySize,
      valid("json", askContextSchema),
      async (c) => {
        c.header("cache-control", "no-store");
        const { token } = c.req.valid("json");
        return c.json(await orders.context(c.get("site"), c.get("visitor"), token));
      },
    )
    .post(
      "/orders",
      describe({
        summary: "A contact's orders, told by the site's own program",
        description:
          "Asks the endpoint that takes `orders.requested` and waits for it five seconds. It answers `{ orders }`.",
        ...described,
        answer: { schema: toldOrdersSchema },
        problems: [...refusals],
      }),
      auth,
      limits.limit("shopOrders"),
      async (c) => {
        c.header("cache-control", "no-store");
        return c.json(await orders.recent(c.get("site"), c.get("visitor")));
      },
    );
}
