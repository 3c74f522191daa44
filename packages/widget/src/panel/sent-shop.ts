import type { Product, SentShop } from "@helpbuoy/protocol";
import type { HostCard, HostContext } from "../core/widget.ts";

/** What goes along with what the visitor sends (SPEC OC3); undefined: nothing to send. */
export function sentShop(
  { order, product, cart, token }: HostContext,
  parts: { order?: boolean; product?: boolean; cart?: boolean },
): SentShop | undefined {
  const sent: SentShop = {
    ...(token && { token }),
    // Without an id, or with a price in words, it is no more than its words.
    ...(parts.order && order?.id && { order: withoutWords(order) }),
    ...(parts.product && product?.id && { product: withoutWords(product) as Product }),
    ...(parts.cart && cart && { cart }),
  };
  return Object.keys(sent).length > 0 ? sent : undefined;
}

function withoutWords<Card extends HostCard>(card: Card): Card {
  const { price, ...rest } = card;
  return (typeof price === "object" ? card : rest) as Card;
}
