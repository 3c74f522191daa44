import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { decideRefund } from "./decide-refund.ts";
import { ordersOf } from "./orders.ts";
import { signToken, type IdentitySecret } from "./sign-token.ts";
import { isSigned, signedHeaders } from "./webhook-signature.ts";

export type ShopSettings = IdentitySecret & {
  /** Of the webhook that is told here (`orders.requested`, `task.submitted`). */
  webhookSecret: string;
  /** Where Helpbuoy is, and where this shop is. */
  helpbuoy: string;
  shop: string;
  /** After how long the owner has looked at a refund (ms). */
  lookedAfter?: number;
};

/** What this shop's server does for its help; false: it is a page, and somebody else's to serve. */
export function createShopRoutes(settings: ShopSettings) {
  const { webhookSecret, helpbuoy, shop, site, lookedAfter = 8_000 } = settings;

  const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => unknown> = {
    // The signing route: who is signed in here, and what they look at. For nobody else.
    "GET /helpbuoy-tokens"(request, response) {
      const customer = whoAsks(request);
      if (!customer) return response.writeHead(204).end();
      const query = new URL(request.url ?? "/", shop).searchParams;
      const orders = ordersOf(query.get("lang") === "en" ? "en" : "zh-CN", shop);
      const order = orders.find(({ id }) => id === query.get("order"));
      const tokens = {
        identity: signToken({ sub: customer, name: "林一帆" }, settings),
        context: signToken({ sub: customer, orders, ...(order && { order }) }, settings),
      };
      return send(response, tokens);
    },

    // A shop of your own has a sign-in; here anybody is a customer at a press.
    "POST /sign-in"(request, response) {
      const cookie = `customer=c-${randomBytes(9).toString("base64url")}; Path=/; HttpOnly; SameSite=Lax`;
      response.writeHead(303, { location: backOf(request), "set-cookie": cookie }).end();
    },
    "POST /sign-out"(request, response) {
      const cookie = "customer=; Path=/; Max-Age=0";
      response
        .writeHead(303, { location: `${backOf(request)}?signed-out`, "set-cookie": cookie })
        .end();
    },

    async "POST /helpbuoy-webhook"(request, response) {
      const body = await text(request);
      if (!isSigned(request.headers, body, webhookSecret)) return response.writeHead(401).end();
      const { type, data } = JSON.parse(body);
      if (type === "orders.requested") return send(response, { orders: ordersOf("zh-CN", shop) });
      if (type !== "task.submitted" || data.task !== "refund-and-return") return send(response, {});
      const { now, later } = decideRefund(data);
      if (later) setTimeout(() => void answer(data.conversationId, later), lookedAfter).unref();
      return send(response, now);
    },
  };

  /** What the shop says of a task when it has looked at it, signed as what it was told is. */
  async function answer(conversationId: string, decision: object): Promise<void> {
    const body = JSON.stringify(decision);
    await fetch(`${helpbuoy}/v1/sites/${site}/task-runs/${conversationId}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...signedHeaders(`answer-${conversationId}`, body, webhookSecret),
      },
      body,
    });
  }

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const name = `${request.method} ${new URL(request.url ?? "/", shop).pathname}`;
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
    if (!route) return false;
    Promise.resolve(route(request, response)).catch(() => response.writeHead(500).end());
    return true;
  };
}

const whoAsks = ({ headers }: IncomingMessage): string | undefined =>
  /(?:^|; )customer=(c-[\w-]+)/.exec(headers.cookie ?? "")?.[1];

const backOf = ({ headers }: IncomingMessage): string =>
  headers.referer && URL.canParse(headers.referer) ? new URL(headers.referer).pathname : "/";

function send(response: ServerResponse, answer: object): void {
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(answer));
}
