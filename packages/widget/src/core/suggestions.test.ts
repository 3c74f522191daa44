import { describe, expect, test } from "vitest";
import { until } from "../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../test/support/core/use-real-server.ts";
import type { Page } from "../../../../test/support/core/open-page.ts";
import type { SuggestedLink } from "./widget.ts";

const { browser, open } = useRealServer();

/** What is suggested, once all that it is read from is there. */
async function suggested(page: Page) {
  const { knowledge, suggestions } = page.widget;
  await until(() => knowledge.forms.value.length > 0 && suggestions.value);
  const { page: forPage, read, start } = suggestions.value!;
  const shown = ({ kind, title }: SuggestedLink) => `${kind} ${title}`;
  return {
    forPage: () => forPage.value.map(shown),
    read: () => read.value.map(shown),
    start: () => start.value.map(shown),
  };
}

describe("[F6.21] suggestions", () => {
  test("by the page's address: articles, guides and tasks", async () => {
    const page = open({ address: "/orders/42?token=secret#x" });
    const { forPage } = await suggested(page);
    expect(forPage()).toContain("task Return or refund an order");
    expect(forPage()[0]).toMatch(/^article /);
    page.view.history.pushState({}, "", "/login");
    page.widget.panel.open();
    expect(forPage()).toContain("guide I can't log in to my account");
    expect(forPage()).not.toContain("task Return or refund an order");
    page.widget.panel.close();
    page.view.history.pushState({}, "", "/nowhere");
    page.widget.panel.open();
    expect(forPage()).toEqual([]);
  });

  test("as the host asks, of any kind; it is told what they come to", async () => {
    const page = open();
    const { forPage } = await suggested(page);
    const wanted = [
      "task/refund-and-return",
      "guide/cannot-log-in",
      "refund-time",
      "guide/no-such",
    ];
    expect(await page.widget.call("suggest", [wanted])).toMatchObject([
      { kind: "task", target: { name: "task", slug: "refund-and-return" } },
      { kind: "guide", title: "I can't log in to my account" },
      { kind: "article", title: "How long a refund takes" },
    ]);
    expect(forPage()).toHaveLength(3);
    await page.widget.call("suggest", []);
    expect(forPage()).toEqual([]);
  });

  test("for who is new a few to begin with; then what goes on from what was read, on the next visit too", async () => {
    const first = open();
    const before = await suggested(first);
    expect(before.read()).toEqual([]);
    expect(before.start()).toHaveLength(3);
    expect(new Set(before.start().map((one) => one.split(" ")[0]))).toEqual(
      new Set(["article", "guide", "task"]),
    );
    await first.widget.knowledge.article("refund-time");
    await until(() => before.read().length > 0);
    expect(before.start()).toEqual([]);
    expect(before.read()).toContain("task Return or refund an order");
    expect(before.read().some((one) => one.startsWith("article "))).toBe(true);
    expect(before.read()).not.toContain("article How long a refund takes");
    await until(async () => (await browser().storedKeys()).includes("seen"));
    first.close();

    const next = open();
    const after = await suggested(next);
    expect(after.read()).toEqual(before.read());
    expect(after.start()).toEqual([]);
    await next.widget.call("logout", []);
    await until(() => after.start().length > 0);
    expect(after.read()).toEqual([]);
  });

  test("who has asked is not new", async () => {
    const page = open();
    const { start } = await suggested(page);
    expect(start()).toHaveLength(3);
    const id = page.widget.conversations.start();
    page.widget.conversations.send(id, { text: "hello" });
    await until(() => start().length === 0);
  });

  test("where consent is asked for, what was read is kept once it is given", async () => {
    const page = open({ consent: "required" });
    page.widget.panel.open();
    const { read } = await suggested(page);
    await page.widget.knowledge.article("refund-time");
    await until(() => read().length > 0);
    expect(await browser().storedKeys()).toEqual([]);
    await page.widget.call("consent", [true]);
    await until(async () => (await browser().storedKeys()).includes("seen"));
    await page.widget.call("consent", [false]);
    expect(await browser().storedKeys()).toEqual([]);
    expect(read()).toEqual([]);
  });

  test("the tasks that settle an article", async () => {
    const page = open();
    await suggested(page);
    const { knowledge, suggestions } = page.widget;
    const article = await knowledge.article("refund-time");
    if (article.status !== "found") throw new Error(article.status);
    expect(suggestions.value?.tasksFor(article.article.id)).toMatchObject([
      { target: { name: "task", slug: "refund-and-return" } },
    ]);
  });
});
