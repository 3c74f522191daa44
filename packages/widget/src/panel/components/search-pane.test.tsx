// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import type { SearchResult } from "../../core/widget.ts";
import zhCn from "../i18n/zh-cn.ts";
import { createStillWidget } from "../testing/still-widget.ts";
import { showView } from "../testing/show-view.tsx";
import { SearchPane } from "./search-pane.tsx";

const result = (articleId: number, title: string): SearchResult => ({
  kind: "article",
  target: { name: "article", idOrSlug: articleId },
  articleId,
  title,
  titleRanges: [[0, 6]],
  excerpt: "",
  excerptRanges: [],
  categorySlug: "orders",
});
const found = [result(1, "Refund times"), result(2, "Refund refused")];

function showPane(still = createStillWidget(), options = {}) {
  const view = showView(<SearchPane>idle</SearchPane>, still.widget, options);
  const input = view.querySelector("input") as HTMLInputElement;
  const type = (text: string, more: InputEventInit = {}) => {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, ...more }));
  };
  const press = (key: string) =>
    input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  return { ...still, view, input, type, press };
}

test("results are options under the box, with what was found marked", async () => {
  const { view, input, type, set } = showPane();
  expect(view.textContent).toBe("idle");
  type("refund");
  set.results(found);
  await vi.waitFor(() => expect(view.querySelectorAll("[role=option]")).toHaveLength(2));
  expect(view.querySelector("mark")?.textContent).toBe("Refund");
  expect(input.getAttribute("aria-expanded")).toBe("true");
  expect(input.getAttribute("aria-controls")).toBe(view.querySelector("[role=listbox]")?.id);
});

test("arrows choose an option, Enter opens it", async () => {
  const { view, input, type, press, set, widget } = showPane();
  type("refund");
  set.results(found);
  await vi.waitFor(() => expect(view.querySelectorAll("[role=option]")).toHaveLength(2));
  press("ArrowDown");
  press("ArrowDown");
  await vi.waitFor(() => {
    const active = view.querySelector("[aria-selected=true]");
    expect(active?.textContent).toContain("Refund refused");
    expect(input.getAttribute("aria-activedescendant")).toBe(active?.id);
  });
  press("Enter");
  expect(widget.panel.screen.value).toEqual({ name: "article", idOrSlug: 2 });
});

test("Escape clears first, and only then is left to the panel", async () => {
  const { input, type, press, widget } = showPane();
  const above = vi.fn<(event: Event) => void>();
  document.addEventListener("keydown", above);
  type("refund");
  press("Escape");
  expect(widget.search.query.value).toBe("");
  expect(above).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(input.value).toBe(""));
  input.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }),
  );
  expect(above).toHaveBeenCalledOnce();
  document.removeEventListener("keydown", above);
});

test("half a pinyin word is not searched for; Android's composed Latin words are", () => {
  const chinese = showPane(createStillWidget("zh-CN"), { texts: zhCn, locale: "zh-CN" });
  chinese.type("tui'k", { isComposing: true });
  expect(chinese.calls).toEqual([]);
  chinese.input.value = "退款";
  chinese.input.dispatchEvent(new Event("compositionend", { bubbles: true }));
  expect(chinese.calls).toEqual([["type", "退款"]]);

  const english = showPane();
  english.type("ref", { isComposing: true });
  expect(english.calls).toEqual([["type", "ref"]]);
});

test("nothing found leads on to the bot and a ticket, and both carry the question", async () => {
  const { view, type, calls, widget } = showPane();
  type("unicorn");
  await vi.waitFor(() => expect(view.textContent).toContain("Nothing found for “unicorn”"));
  const [bot, ticket] = view.querySelectorAll<HTMLButtonElement>(".hb-empty button");
  ticket?.click();
  expect(widget.tickets.draft.value.subject).toBe("unicorn");
  bot?.click();
  expect(calls).toContainEqual(["send", expect.any(String), { text: "unicorn" }]);
});
