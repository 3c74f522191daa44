import type { Id } from "@helpbuoy/protocol";
import { signal } from "@preact/signals";
import type { VNode } from "preact";
import type { HostCard } from "../../core/widget.ts";
import { cardWords } from "../card-words.ts";
import { usePanel } from "../panel-context.ts";
import { hostCardsCss } from "../styles/host-cards.css.ts";

export const styles = [hostCardsCss];

const offers = [
  ["order", "capsuleOrder", "sendOrder"],
  ["product", "capsuleProduct", "sendProduct"],
] as const;
/** Sent already, by talk and words: offered once each. */
const sent = signal<ReadonlySet<string>>(new Set());

/** The order and the product the host page is about, each to be sent with one press. */
export default function HostCards({ screen: { id } }: { screen: { id: Id } }): VNode {
  const { widget, text, announce } = usePanel();
  const context = widget.hostContext.value;

  function send(kind: string, words: string, key: string): void {
    widget.conversations.send(id, { text: `${kind}: ${words}` });
    sent.value = new Set(sent.value).add(key);
    announce(text("sending"));
  }

  return (
    <>
      {offers.map(([name, kind, action]) => {
        const card = context[name];
        if (!card) return null;
        const words = cardWords(card);
        const key = `${id} ${name} ${words}`;
        if (sent.value.has(key)) return null;
        return (
          <section key={name} class="hb-host-card" aria-label={text(kind)}>
            <CardPicture card={card} />
            <span class="hb-host-words">
              <span class="hb-one-line hb-strong">{card.title}</span>
              <span class="hb-one-line hb-muted">
                {[card.id, card.price].filter(Boolean).join(" · ")}
              </span>
            </span>
            <button type="button" class="hb-button" onClick={() => send(text(kind), words, key)}>
              {text(action)}
            </button>
          </section>
        );
      })}
    </>
  );
}

/** Its title stands beside it; one that does not load leaves no gap. */
function CardPicture({ card: { imageUrl } }: { card: HostCard }): VNode | null {
  if (!imageUrl) return null;
  return (
    <img
      class="hb-host-picture"
      src={imageUrl}
      alt=""
      width={44}
      height={44}
      referrerpolicy="no-referrer"
      onError={(event) => {
        event.currentTarget.hidden = true;
      }}
    />
  );
}
