import type { Id } from "@helpbuoy/protocol";
import { signal, useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { HostOrder, ShopModel } from "../../core/widget.ts";
import { cardWords } from "../card-words.ts";
import { usePanel } from "../panel-context.ts";
import { sentShop } from "../sent-shop.ts";
import { shopCss } from "../styles/shop.css.ts";
import { ticketCss } from "../styles/ticket.css.ts";
import { DeliveryTrack, ShopCardBody } from "./shop-card.tsx";

export const styles = [ticketCss, shopCss];

const offers = [
  ["order", "capsuleOrder", "sendOrder"],
  ["product", "capsuleProduct", "sendProduct"],
] as const;
/** Sent already, by talk and words: offered once each. */
const sent = signal<ReadonlySet<string>>(new Set());

/** The order and the product the host page is about, each to be sent with one press. */
export default function HostCards({ screen: { id } }: { screen: { id: Id } }): VNode {
  const { widget, text, announce, locale } = usePanel();
  const shop = useSignal<ShopModel | undefined>(undefined);
  const context = widget.hostContext.value;

  useEffect(() => {
    let isGone = false;
    widget.shop().then(
      (made) => {
        if (isGone) return;
        shop.value = made;
        made.look();
      },
      // No line: there is no more to show than the talk itself.
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [context.token]);

  function send(name: "order" | "product", kind: string, words: string, key: string): void {
    const along = sentShop(context, { [name]: true });
    widget.conversations.send(id, { text: `${kind}: ${words}`, shop: along });
    sent.value = new Set(sent.value).add(key);
    announce(text("sending"));
  }

  return (
    <>
      {offers.map(([name, kind, action]) => {
        const seen = shop.value?.[name].value;
        if (!seen) return null;
        const words = cardWords(seen.card, locale());
        const key = `${id} ${name} ${words}`;
        if (sent.value.has(key)) return null;
        const { delivery } = seen.card as HostOrder;
        return (
          <section key={name} class="hb-host-card" aria-label={text(kind)}>
            <div>
              <ShopCardBody {...seen} />
            </div>
            {delivery && <DeliveryTrack delivery={delivery} />}
            <button
              type="button"
              class="hb-button"
              onClick={() => send(name, text(kind), words, key)}
            >
              {text(action)}
            </button>
          </section>
        );
      })}
    </>
  );
}
