import type { AskedField } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { TaskModel } from "../../core/widget.ts";
import { matchingOrders } from "../card-words.ts";
import { usePanel } from "../panel-context.ts";
import { answerOf } from "../answer-of.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { ShopCardBody } from "./shop-card.tsx";

const SEARCHED = 8; // orders from which on one looks for the right one

/** The orders that are known, one of them to be chosen; or the number of another one. */
export function OrderPicker(options: { id: string; model: TaskModel; field: AskedField }): VNode {
  const { id, model, field } = options;
  const { widget, text } = usePanel();
  const { shop } = model;
  const typed = useSignal("");
  const isOther = useSignal(false);
  const { status, list } = shop.orders.value;
  const value = answerOf(model, field.id);
  const choose = (order: string) => model.changeField(field.id, order);
  const contact = widget.identity.value?.contact.value?.id;
  const { token, order: ofPage } = widget.hostContext.value;

  useEffect(() => shop.lookForOrders(), [contact, token]);
  useEffect(() => {
    // Where one came from an order's page, that is the one they mean.
    const here = shop.order.peek()?.card.id;
    if (!value && here) choose(here);
  }, [ofPage?.id, shop.order.value?.card.id]);

  if (status === "loading" && list.length === 0) {
    return <Skeleton lines={4} label={text("ordersLoading")} />;
  }
  const isKnown = list.some(({ card }) => card.id === value);
  const asksNumber = list.length === 0 || isOther.value || (value !== "" && !isKnown);
  const shown = typed.value.trim() ? matchingOrders(list, typed.value) : list;
  return (
    <>
      {list.length === 0 && (
        <p class="hb-hint" role="status">
          {text(status === "failed" ? "ordersFailed" : "noOrders")}
          {status === "failed" && (
            <>
              {" "}
              <button type="button" class="hb-link" onClick={() => shop.lookForOrders()}>
                {text("retry")}
              </button>
            </>
          )}
        </p>
      )}
      {list.length > SEARCHED && (
        <input
          class="hb-input"
          type="search"
          aria-label={text("findOrder")}
          placeholder={text("findOrder")}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      )}
      <div class="hb-choices">
        {shown.map((seen) => (
          <label key={seen.card.id} class="hb-choice">
            <input
              type="radio"
              name={id}
              checked={!asksNumber && seen.card.id === value}
              onChange={() => {
                isOther.value = false;
                choose(seen.card.id);
              }}
            />
            <ShopCardBody {...seen} />
          </label>
        ))}
        {shown.length === 0 && list.length > 0 && (
          <p class="hb-hint" role="status">
            {text("noOrdersFound")}
          </p>
        )}
        {list.length > 0 && (
          <label class="hb-choice">
            <input
              type="radio"
              name={id}
              checked={asksNumber}
              onChange={() => {
                isOther.value = true;
                choose("");
              }}
            />
            <span>{text("otherOrder")}</span>
          </label>
        )}
      </div>
      {asksNumber && (
        <>
          <p class="hb-hint" id={`${id}-number-hint`}>
            {text("orderNumberHint")}
          </p>
          <input
            class="hb-input"
            type="text"
            autocomplete="off"
            maxLength={100}
            aria-label={text("orderNumber")}
            aria-describedby={`${id}-number-hint`}
            placeholder={text("orderNumber")}
            value={isKnown ? "" : value}
            onInput={(event) => {
              isOther.value = true;
              choose(event.currentTarget.value.trim());
            }}
          />
        </>
      )}
    </>
  );
}
