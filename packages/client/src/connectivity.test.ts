import { Window } from "happy-dom";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createConnectivity } from "./connectivity.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openPage() {
  const view = new Window();
  let visibility = "visible";
  let isOnline = true;
  Object.defineProperty(view.document, "visibilityState", { get: () => visibility });
  Object.defineProperty(view.navigator, "onLine", { get: () => isOnline });
  const say = (name: string) => view.dispatchEvent(new view.Event(name));
  return {
    connectivity: createConnectivity(view as unknown as globalThis.Window),
    setVisible(isVisible: boolean) {
      visibility = isVisible ? "visible" : "hidden";
      view.document.dispatchEvent(new view.Event("visibilitychange"));
    },
    setOnline(online: boolean) {
      isOnline = online;
      say(online ? "online" : "offline");
    },
    show: () => say("pageshow"),
  };
}

test("tells when the network comes and goes", () => {
  const page = openPage();
  const seen: boolean[] = [];
  const stop = page.connectivity.onChange((isOnline) => seen.push(isOnline));
  page.setOnline(false);
  expect(page.connectivity.isOnline()).toBe(false);
  page.setOnline(true);
  stop();
  page.setOnline(false);
  expect(seen).toEqual([false, true]);
});

test("wakes for the network, for a page out of the cache, and for a visitor who was away", () => {
  const page = openPage();
  let wakes = 0;
  const stop = page.connectivity.onWake(() => (wakes += 1));
  page.setOnline(true);
  page.show();
  expect(wakes).toBe(2);
  page.setVisible(false);
  vi.advanceTimersByTime(10_000);
  page.setVisible(true);
  expect(wakes).toBe(2);
  page.setVisible(false);
  vi.advanceTimersByTime(16_000);
  page.setVisible(true);
  expect(wakes).toBe(3);
  stop();
  page.setOnline(true);
  expect(wakes).toBe(3);
});
