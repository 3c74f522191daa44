import type { HostCard } from "../core/widget.ts";

/** An order or a product as text: what it is, and where. */
export function cardWords({ title, id, price, url }: HostCard): string {
  const words = [title, id, price].filter(Boolean).join(" · ");
  return url ? `${words}\n${url}` : words;
}
