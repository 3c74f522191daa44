import type { Delivery, OrderState } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { HostCard, Seen } from "../../core/widget.ts";
import { cardPicture, cardPrice, cardTitle } from "../card-words.ts";
import { formatDate, formatMoment } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";

const settled: readonly OrderState[] = ["delivered", "completed", "refunded"];

/** Picture, name and what is known of an order or a product. */
export function ShopCardBody({ card, isVerified }: Seen<HostCard>): VNode {
  const { text, locale } = usePanel();
  const title = cardTitle(card);
  const { state, placedAt, lines = [] } = "quantity" in card ? {} : (card as Partial<OrderPart>);
  const facts = [
    card.id !== title && card.id,
    placedAt && formatDate(placedAt, locale()),
    lines.length > 1 && text("itemCount", { count: lines.length }),
  ].filter(Boolean);
  return (
    <>
      <ShopPicture source={cardPicture(card)} />
      <span class="hb-shop-words">
        <span class="hb-shop-line">
          <span class="hb-one-line hb-strong">{title}</span>
          <span class="hb-shop-price">{cardPrice(card, locale())}</span>
        </span>
        {facts.length > 0 && (
          <span class="hb-one-line hb-muted hb-shop-small">{facts.join(" · ")}</span>
        )}
        <span class="hb-shop-line hb-shop-marks">
          {state && (
            <span class={`hb-status ${settled.includes(state) ? "hb-is-settled" : ""}`}>
              {text(`order_${state}`)}
            </span>
          )}
          {isVerified !== undefined && <VerifiedMark isVerified={isVerified} />}
        </span>
      </span>
    </>
  );
}

type OrderPart = { state: OrderState; placedAt: string; lines: readonly unknown[] };

/** Whether the site's server vouches for it: in words and a sign, not by colour alone. */
export function VerifiedMark({ isVerified }: { isVerified: boolean }): VNode {
  const { text } = usePanel();
  return (
    <span
      class={isVerified ? "hb-mark hb-is-verified" : "hb-mark"}
      title={isVerified ? undefined : text("notVerifiedHint")}
    >
      <Icon strokes={isVerified ? moreIcons.check : icons.notice} />
      {text(isVerified ? "verified" : "notVerified")}
    </span>
  );
}

/** Where a parcel has been, the newest first. */
export function DeliveryTrack({ delivery }: { delivery: Delivery }): VNode | null {
  const { text, locale } = usePanel();
  const { carrier, trackingNumber, events = [] } = delivery;
  const [latest] = events;
  const by = [carrier, trackingNumber].filter(Boolean).join(" ");
  if (!latest && !by) return null;
  return (
    <details class="hb-track-of">
      <summary>
        <span class="hb-strong">{text("deliveryTrack")}</span>{" "}
        <span class="hb-one-line hb-muted">{latest?.text ?? by}</span>
      </summary>
      {by && <p class="hb-shop-small hb-muted">{by}</p>}
      <ol>
        {events.map(({ at, text: words }) => (
          <li key={`${at} ${words}`}>
            {words}
            <time class="hb-shop-small hb-muted" dateTime={at}>
              {formatMoment(at, locale())}
            </time>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Its title stands beside it; one that does not load leaves no gap. */
export function ShopPicture({ source }: { source: string | undefined }): VNode | null {
  if (!source) return null;
  return (
    <img
      class="hb-shop-picture"
      src={source}
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
