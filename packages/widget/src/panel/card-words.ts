import type { Locale, Money, Order } from "@helpbuoy/protocol";
import type { HostCard, HostOrder } from "../core/widget.ts";

/** What an order or a product is called. */
export function cardTitle(card: HostCard): string {
  const { title, id } = card;
  const [first] = ("lines" in card && card.lines) || [];
  return title || first?.title || id;
}

/** What it costs, as people of the locale write it; "" where that is not known. */
export function cardPrice(card: HostCard, locale: Locale): string {
  const price = ("total" in card ? card.total : undefined) ?? card.price;
  return typeof price === "object" ? formatMoney(price, locale) : (price ?? "");
}

export function formatMoney({ amount, currency }: Money, locale: Locale): string {
  const decimals = amount.split(".")[1] ?? "";
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    // As the shop wrote it: `99.995` is not to be rounded.
    ...(decimals.length > 2 && { maximumFractionDigits: decimals.length }),
  }).format(Number(amount));
}

/** Its own picture, or that of its first line that has one. */
export function cardPicture(card: HostCard): string | undefined {
  const { lines = [] } = card as Partial<HostOrder>;
  return card.imageUrl ?? lines.find(({ imageUrl }) => imageUrl)?.imageUrl;
}

/** An order or a product as text: what it is, and where. */
export function cardWords(card: HostCard, locale: Locale): string {
  const words = [cardTitle(card), card.id, cardPrice(card, locale)];
  const line = [...new Set(words)].filter(Boolean).join(" · ");
  return card.url ? `${line}\n${card.url}` : line;
}

/** The orders that a few typed words are about: by number, by name, by what is in them. */
export function matchingOrders<One extends { card: Order }>(
  orders: readonly One[],
  typed: string,
): One[] {
  const wanted = typed.trim().toLocaleLowerCase().split(/\s+/);
  return orders.filter(({ card }) => {
    const { id, title = "", lines = [] } = card;
    const all = [id, title, ...lines.flatMap((line) => [line.title, line.variant ?? ""])]
      .join("\n")
      .toLocaleLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}
