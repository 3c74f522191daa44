import {
  readOrderLines,
  writeOrderLines,
  type AskedField,
  type OrderLine,
} from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { TaskModel } from "../../core/widget.ts";
import { formatMoney } from "../card-words.ts";
import { usePanel } from "../panel-context.ts";
import { answerOf } from "../answer-of.ts";
import { ShopPicture } from "./shop-card.tsx";

/** What was ordered, some of it to be chosen, and how many of each. */
export function OrderLinesPicker(options: {
  id: string;
  model: TaskModel;
  field: AskedField;
}): VNode {
  const { id, model, field } = options;
  const { text } = usePanel();
  const orderId = answerOf(model, field.of);
  const order = model.shop.orders.value.list.find(({ card }) => card.id === orderId)?.card;
  const value = answerOf(model, field.id);
  const chosen = new Map(
    (readOrderLines(value) ?? []).map(({ lineId, quantity }) => [lineId, quantity]),
  );

  function change(lineId: string, quantity: number): void {
    const next = new Map(chosen);
    if (quantity > 0) next.set(lineId, quantity);
    else next.delete(lineId);
    const lines = [...next].map(([one, count]) => ({ lineId: one, quantity: count }));
    model.changeField(field.id, writeOrderLines(lines));
  }

  const [only, ...others] = order?.lines ?? [];
  useEffect(() => {
    // What stands alone is meant; its order may be told a moment after it was chosen.
    if (only && others.length === 0 && !value) change(only.id, only.quantity);
  }, [orderId, only?.id]);

  if (!orderId) return <p class="hb-hint">{text("chooseOrderFirst")}</p>;
  if (!order?.lines?.length) {
    // What nobody has told us is said in words: one line that is called so.
    const [words = ""] = chosen.keys();
    return (
      <input
        class="hb-input"
        type="text"
        autocomplete="off"
        maxLength={100}
        aria-label={text("whichItems")}
        placeholder={text("whichItems")}
        value={words}
        onInput={(event) => {
          const lineId = event.currentTarget.value;
          model.changeField(field.id, lineId ? writeOrderLines([{ lineId, quantity: 1 }]) : "");
        }}
      />
    );
  }
  return (
    <div class="hb-choices">
      {order.lines.map((line) => (
        <LineChoice
          key={line.id}
          id={`${id}-${line.id}`}
          line={line}
          quantity={chosen.get(line.id) ?? 0}
          onChange={(quantity) => change(line.id, quantity)}
        />
      ))}
    </div>
  );
}

function LineChoice(options: {
  id: string;
  line: OrderLine;
  /** 0: it is not chosen. */
  quantity: number;
  onChange: (quantity: number) => void;
}): VNode {
  const { line, quantity, onChange } = options;
  const { text, locale } = usePanel();
  const { title, price, variant } = line;
  const bought = line.quantity;
  return (
    <div class="hb-line-choice">
      <label class="hb-choice">
        <input
          type="checkbox"
          checked={quantity > 0}
          onChange={(event) => onChange(event.currentTarget.checked ? bought : 0)}
        />
        <ShopPicture source={line.imageUrl} />
        <span class="hb-shop-words">
          <span class="hb-shop-line">
            <span class="hb-one-line hb-strong">{title}</span>
            <span class="hb-shop-price">{price && formatMoney(price, locale())}</span>
          </span>
          <span class="hb-shop-small hb-muted">
            {[variant, `× ${bought}`].filter(Boolean).join(" · ")}
          </span>
        </span>
      </label>
      {quantity > 0 && bought > 1 && (
        <div class="hb-stepper" role="group" aria-label={text("quantityOf", { title })}>
          <button
            type="button"
            class="hb-button"
            aria-label={text("oneLess")}
            aria-disabled={quantity <= 1}
            onClick={() => quantity > 1 && onChange(quantity - 1)}
          >
            −
          </button>
          <output>{quantity}</output>
          <button
            type="button"
            class="hb-button"
            aria-label={text("oneMore")}
            aria-disabled={quantity >= bought}
            onClick={() => quantity < bought && onChange(quantity + 1)}
          >
            +
          </button>
          <span class="hb-shop-small hb-muted">{text("ofBought", { count: bought })}</span>
        </div>
      )}
    </div>
  );
}
