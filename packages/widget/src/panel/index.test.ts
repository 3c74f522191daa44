// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mountPanel } from "./index.tsx";
import { createStillWidget, type StillWidget } from "./testing/still-widget.ts";

let still: StillWidget;
let root: ShadowRoot;
let undo: () => void;
const focusLauncher = vi.fn<() => void>();
const dialog = () => root.querySelector<HTMLElement>("[role=dialog]");
const focused = () => root.activeElement as HTMLElement | null;

beforeEach(async () => {
  still = createStillWidget();
  root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
  focusLauncher.mockClear();
  undo = await mountPanel({ root, widget: still.widget, focusLauncher });
});
afterEach(() => undo());

test("opens as a named dialog that does not block the page, with the focus inside", async () => {
  expect(dialog()?.closest("[hidden]")).not.toBeNull();
  still.widget.panel.open();
  await vi.waitFor(() => expect(focused()).not.toBeNull());
  const named = root.getElementById(dialog()?.getAttribute("aria-labelledby") ?? "");
  expect(named?.textContent).toBe("Demo help");
  expect(dialog()?.hasAttribute("aria-modal")).toBe(false);
});

test("a new screen gets the focus to its heading", async () => {
  still.widget.panel.open();
  still.widget.panel.show({ name: "category", slug: "orders" });
  await vi.waitFor(() => {
    expect(focused()?.id).toBe("hb-title");
    expect(focused()?.textContent).toBe("Orders");
  });
});

test("Escape closes and gives the focus back; the page hears none of the panel's keys", async () => {
  const heard = vi.fn<(event: Event) => void>();
  document.addEventListener("keydown", heard);
  still.widget.panel.open();
  await vi.waitFor(() => expect(focused()).not.toBeNull());
  const press = (key: string) =>
    focused()?.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
    );
  press("k");
  press("Escape");
  await vi.waitFor(() => expect(focusLauncher).toHaveBeenCalledOnce());
  expect(still.widget.panel.isOpen.value).toBe(false);
  expect(heard).not.toHaveBeenCalled();
  document.removeEventListener("keydown", heard);
});

test("closing from elsewhere leaves the page's focus alone", async () => {
  const elsewhere = document.body.appendChild(document.createElement("input"));
  still.widget.panel.open();
  await vi.waitFor(() => expect(focused()).not.toBeNull());
  elsewhere.focus();
  still.widget.panel.close();
  await vi.waitFor(() => expect(dialog()?.closest("[hidden]")).not.toBeNull());
  expect(focusLauncher).not.toHaveBeenCalled();
});

test("its undo leaves nothing in the shadow root", () => {
  expect(root.childElementCount).toBeGreaterThan(0);
  undo();
  expect(root.childElementCount).toBe(0);
  expect(root.adoptedStyleSheets ?? []).toHaveLength(0);
});
