// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { createStillWidget } from "../testing/still-widget.ts";
import { showView } from "../testing/show-view.tsx";
import HostCards from "./host-cards.tsx";

const id = "01JD0000000000000000000000";
const card = { title: "Kettle", id: "A-1", price: "¥99", url: "https://a.example/1", imageUrl: "" };

test("[F3.15] the order of the page is a card that is sent with one press, once", async () => {
  const { widget, calls, set } = createStillWidget();
  const view = showView(<HostCards screen={{ id }} />, widget);
  expect(view.textContent).toBe("");
  set.hostContext({ order: card });
  await Promise.resolve();
  expect(view.querySelector("section")?.textContent).toBe("KettleA-1 · ¥99Send this order");
  view.querySelector("button")?.click();
  const text = "Order: Kettle · A-1 · ¥99\nhttps://a.example/1";
  expect(calls).toEqual([["send", id, { text }]]);
  await Promise.resolve();
  expect(view.querySelector("section")).toBeNull();
  set.hostContext({ order: { ...card, id: "A-2" }, product: card });
  await Promise.resolve();
  expect(view.querySelectorAll("section")).toHaveLength(2);
});

test("[F3.15] a picture that does not load leaves no gap", async () => {
  const { widget, set } = createStillWidget();
  set.hostContext({ product: { ...card, imageUrl: "https://a.example/1.png" } });
  const view = showView(<HostCards screen={{ id }} />, widget);
  const picture = view.querySelector("img");
  expect(picture?.alt).toBe("");
  picture?.dispatchEvent(new Event("error"));
  expect(picture?.hidden).toBe(true);
});
