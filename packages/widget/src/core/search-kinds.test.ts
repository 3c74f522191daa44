import { expect, test } from "vitest";
import { until } from "../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../test/support/core/use-real-server.ts";
import type { Page } from "../../../../test/support/core/open-page.ts";

const { open } = useRealServer();

/** What a query finds once all kinds are in the index. */
async function find({ widget }: Page, query: string): Promise<string[]> {
  const { search } = widget;
  await until(() => widget.knowledge.guides.value.length > 0);
  search.type(query);
  await until(() => search.query.value === query && search.status.value === "done");
  return search.results.value.map(({ kind, title }) => `${kind} ${title}`);
}

test("[F6.19] guides and tasks stand among articles, each with its kind and the screen it opens", async () => {
  const page = open();
  expect((await find(page, "I want a refund"))[0]).toBe("task Return or refund an order");
  const [first] = page.widget.search.results.value;
  expect(first).toMatchObject({
    kind: "task",
    target: { name: "task", slug: "refund-and-return" },
  });
  expect(first).not.toHaveProperty("articleId");
  const article = page.widget.search.results.value.find(({ kind }) => kind === "article");
  expect(article?.target).toEqual({ name: "article", idOrSlug: article?.articleId });
});

test("[F6.20] a fault leads to its guide first, in either language; who asks how gets articles", async () => {
  const page = open();
  expect((await find(page, "my video won't show"))[0]).toBe("guide My video isn't showing");
  expect((await find(page, "how long does a refund take"))[0]).toBe(
    "article How long a refund takes",
  );
  page.widget.preferences.setLocale("zh-CN");
  await until(() => /[一-鿿]/.test(page.widget.knowledge.guides.value[0]?.title ?? ""));
  expect((await find(page, "视频不显示"))[0]).toBe("guide 视频发了却不显示");
});

test("[F6.19] one kind alone, until there is none of it or the search is cleared", async () => {
  const page = open();
  const { search } = page.widget;
  await find(page, "refund");
  search.kind.value = "task";
  const kinds = (of: readonly { kind: string }[]) => new Set(of.map(({ kind }) => kind));
  expect(kinds(search.results.value)).toEqual(new Set(["task"]));
  expect(kinds(search.found.value)).toContain("article");
  // Nothing of that kind: what there is, instead of nothing.
  search.kind.value = "ticket";
  expect(kinds(search.found.value)).not.toContain("ticket");
  expect(search.results.value).toEqual(search.found.value);
  search.clear();
  await find(page, "refund");
  expect(search.results.value).toEqual(search.found.value);
});

test("[F6.19] my tickets are found in the page, by number and by subject", async () => {
  const page = open();
  const { tickets, conversations, knowledge, search, panel } = page.widget;
  await until(() => knowledge.forms.value.length > 0 && tickets.check());
  tickets.change({
    subject: "The blue teapot came without its lid",
    description: "It is not in the box.",
    email: "me@example.com",
  });
  tickets.changeField("topic", "other");
  const id = tickets.submit() ?? "";
  await until(() => conversations.get(id)?.snapshot?.conversation.number);
  const number = conversations.get(id)?.snapshot?.conversation.number ?? "";
  const title = "ticket The blue teapot came without its lid";

  expect(await find(page, "teapot lid")).toContain(title);
  expect((await find(page, number))[0]).toBe(title);
  expect((await find(page, number.replaceAll("-", "").slice(0, 6)))[0]).toBe(title);
  const [first] = search.results.value;
  expect(first).toMatchObject({ excerpt: number, target: { name: "conversation", id } });
  if (first) panel.show(first.target);
  expect(panel.screen.value).toEqual({ name: "conversation", id });
  expect(await find(page, "refund")).not.toContain(title);
  // Under the subject of the next ticket it would be no answer.
  expect(search.find("teapot lid", 5).map(({ kind }) => kind)).not.toContain("ticket");
});
