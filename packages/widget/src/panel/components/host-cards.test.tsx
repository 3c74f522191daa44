// @vitest-environment happy-dom
import type { Order } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { createStillWidget } from "../testing/still-widget.ts";
import { showView } from "../testing/show-view.tsx";
import HostCards from "./host-cards.tsx";

const id = "01JD0000000000000000000000";
const card: Order = {
  id: "A-1",
  title: "Kettle",
  state: "shipped",
  total: { amount: "99.00", currency: "CNY" },
  url: "https://a.example/1",
};

test("[F3.15] [F6.17] the order of the page is a card that is sent with one press, once", async () => {
  const { widget, calls, set } = createStillWidget();
  const view = showView(<HostCards screen={{ id }} />, widget);
  expect(view.textContent).toBe("");
  set.hostContext({ order: card, token: "a.b.c" });
  await expect.poll(() => view.querySelector("section")).not.toBeNull();
  const section = view.querySelector("section");
  expect(section?.textContent).toBe("KettleCN¥99.00A-1On its wayNot verifiedSend this order");
  section?.querySelector<HTMLButtonElement>(".hb-button")?.click();
  const text = "Order: Kettle · A-1 · CN¥99.00\nhttps://a.example/1";
  expect(calls).toContainEqual(["send", id, { text, shop: { token: "a.b.c", order: card } }]);
  await expect.poll(() => view.querySelector("section")).toBeNull();
  set.hostContext({ order: { ...card, id: "A-2" }, product: { id: "p", title: "Lid" } });
  await expect.poll(() => view.querySelectorAll("section").length).toBe(2);
});

test("[F6.17] what the site's server vouches for says so, with where the parcel is, newest first", async () => {
  const { widget, set } = createStillWidget();
  set.isVerified(true);
  const events = [
    { at: "2026-11-20T06:12:00.000Z", text: "At the sorting centre" },
    { at: "2026-11-19T15:40:00.000Z", text: "Collected" },
  ];
  set.hostContext({ order: { ...card, delivery: { carrier: "SF", events } } });
  const view = showView(<HostCards screen={{ id: "01JD0000000000000000000001" }} />, widget);
  await expect.poll(() => view.querySelector(".hb-is-verified")?.textContent).toBe("Verified");
  const track = view.querySelector("details");
  expect(track?.open).toBe(false);
  expect(track?.querySelector("summary")?.textContent).toBe("Delivery At the sorting centre");
  const steps = [...(track?.querySelectorAll("li") ?? [])].map(
    (one) => one.firstChild?.textContent,
  );
  expect(steps).toEqual(["At the sorting centre", "Collected"]);
});

test("[F3.15] a picture that does not load leaves no gap", async () => {
  const { widget, set } = createStillWidget();
  set.hostContext({ product: { id: "", title: "Lid", imageUrl: "https://a.example/1.png" } });
  const view = showView(<HostCards screen={{ id }} />, widget);
  await expect.poll(() => view.querySelector("img")).not.toBeNull();
  const picture = view.querySelector("img");
  expect(picture?.alt).toBe("");
  picture?.dispatchEvent(new Event("error"));
  expect(picture?.hidden).toBe(true);
});
