import type { Cart, Delivery, Money, Order, Product, SeenShop } from "@helpbuoy/protocol";
import type { ComponentChildren, VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { formatFull } from "../format.ts";
import { Icon } from "../ui/icon.tsx";

/** The order, product or cart that came along: what the site's server vouches for, and what the page said. */
export function ShopCard({ shop }: { shop: SeenShop | undefined }): VNode | null {
  const { t } = useDesk();
  if (!shop?.verified && !shop?.claimed) return null;
  return (
    <section class="card" aria-label={t("shop")}>
      <h3>{t("shop")}</h3>
      {([shop.verified, shop.claimed] as const).map((parts, at) => {
        const isVerified = at === 0;
        return (
          <>
            {parts?.order && <OrderPart order={parts.order} isVerified={isVerified} />}
            {parts?.product && <ProductPart product={parts.product} isVerified={isVerified} />}
            {parts?.cart && <CartPart cart={parts.cart} isVerified={isVerified} />}
          </>
        );
      })}
    </section>
  );
}

function OrderPart({ order, isVerified }: { order: Order; isVerified: boolean }): VNode {
  const { t, preferences } = useDesk();
  const { id, title, state, placedAt, total, lines = [], delivery, url } = order;
  const pictured = order.imageUrl ?? lines.find(({ imageUrl }) => imageUrl)?.imageUrl;
  return (
    <Part
      isVerified={isVerified}
      title={title || lines[0]?.title || id}
      picture={pictured}
      url={url}
      price={total}
      state={state && t(`order_${state}`)}
    >
      <p class="shop-fact">
        {id}
        {placedAt && ` · ${formatFull(placedAt, preferences.locale.value)}`}
      </p>
      {lines.length > 0 && (
        <ul class="shop-lines">
          {lines.map((line) => (
            <li key={line.id}>
              {[line.title, line.variant].filter(Boolean).join(" · ")} × {line.quantity}
              {line.price && <span>{money(line.price, preferences.locale.value)}</span>}
            </li>
          ))}
        </ul>
      )}
      {delivery && <Track delivery={delivery} />}
    </Part>
  );
}

function ProductPart(props: { product: Product; isVerified: boolean }): VNode {
  const { id, title, price, url, imageUrl, variant } = props.product;
  return (
    <Part isVerified={props.isVerified} title={title} picture={imageUrl} url={url} price={price}>
      <p class="shop-fact">{[id, variant].filter(Boolean).join(" · ")}</p>
    </Part>
  );
}

function CartPart({ cart, isVerified }: { cart: Cart; isVerified: boolean }): VNode {
  const { t } = useDesk();
  return (
    <Part isVerified={isVerified} title={t("cart")} price={cart.total}>
      <ul class="shop-lines">
        {cart.lines.map(({ id, title, quantity }) => (
          <li key={id}>
            {title} × {quantity}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Part(props: {
  isVerified: boolean;
  title: string;
  picture?: string | undefined;
  url?: string | undefined;
  price?: Money | undefined;
  state?: string | undefined;
  children: ComponentChildren;
}): VNode {
  const { t, preferences } = useDesk();
  const { isVerified, title, picture, url, price, state, children } = props;
  return (
    <article class={isVerified ? "shop-part" : "shop-part is-claimed"} aria-label={title}>
      {/* This page takes pictures by https alone. */}
      {picture?.startsWith("https:") && (
        <img
          src={picture}
          alt=""
          width={44}
          height={44}
          referrerpolicy="no-referrer"
          onError={(event) => {
            event.currentTarget.hidden = true;
          }}
        />
      )}
      <div>
        <p class="shop-head">
          {url ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          ) : (
            <strong>{title}</strong>
          )}
          {price && <span>{money(price, preferences.locale.value)}</span>}
        </p>
        <p class="shop-marks">
          {state && <span class="shop-state">{state}</span>}
          <span class={isVerified ? "identity-mark is-verified" : "identity-mark"}>
            <Icon name={isVerified ? "verified" : "unverified"} />
            {t(isVerified ? "shop_verified" : "shop_claimed")}
          </span>
        </p>
        {children}
      </div>
    </article>
  );
}

/** Where a parcel has been, the newest first. */
function Track({ delivery }: { delivery: Delivery }): VNode | null {
  const { t, preferences } = useDesk();
  const { carrier, trackingNumber, events = [] } = delivery;
  const by = [carrier, trackingNumber].filter(Boolean).join(" ");
  if (events.length === 0 && !by) return null;
  return (
    <details class="shop-track">
      <summary>
        {t("delivery")}
        <span>{events[0]?.text ?? by}</span>
      </summary>
      {by && <p class="shop-fact">{by}</p>}
      <ol>
        {events.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            {text} <time dateTime={at}>{formatFull(at, preferences.locale.value)}</time>
          </li>
        ))}
      </ol>
    </details>
  );
}

function money({ amount, currency }: Money, locale: string): string {
  const { length } = amount.split(".")[1] ?? "";
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    ...(length > 2 && { maximumFractionDigits: length }),
  }).format(Number(amount));
}
