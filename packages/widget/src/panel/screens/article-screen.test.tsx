// @vitest-environment happy-dom
import type { Article } from "@helpbuoy/protocol";
import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { LoadedArticle } from "../../core/widget.ts";
import { showView } from "../testing/show-view.tsx";
import { createStillWidget } from "../testing/still-widget.ts";
import ArticleScreen from "./article-screen.tsx";

const article = (title: string): LoadedArticle => ({
  status: "found",
  article: {
    id: 1,
    slug: "refund-time",
    title,
    categorySlug: "orders",
    body: [],
    related: [],
    updatedAt: "2026-11-12T00:00:00.000Z",
  } as unknown as Article,
});

/** An article screen over a knowledge that answers when told to. */
function open() {
  const { widget } = createStillWidget();
  const version = signal<string | undefined>("1");
  const asked: { isAgain: boolean | undefined; answer: (found: LoadedArticle) => Promise<void> }[] =
    [];
  const view = showView(<ArticleScreen screen={{ name: "article", idOrSlug: "refund-time" }} />, {
    ...widget,
    knowledge: {
      ...widget.knowledge,
      version,
      article: (_idOrSlug, isAgain) => {
        return new Promise<LoadedArticle>((resolve) => {
          asked.push({ isAgain, answer: (found) => Promise.resolve(resolve(found)) });
        });
      },
    },
  });
  return { view, version, asked };
}

test("[F2.37] published anew while it is fetched, it is fetched again and counts as viewed once", async () => {
  const { view, version, asked } = open();
  await expect.poll(() => asked).toHaveLength(1);
  version.value = "2";
  await asked[0]?.answer(article("Of version 1"));
  await expect.poll(() => asked.map(({ isAgain }) => isAgain)).toEqual([undefined, true]);
  expect(view.textContent).toContain("Of version 1");
  await asked[1]?.answer(article("Of version 2"));
  await expect.poll(() => view.textContent).toContain("Of version 2");
  expect(asked).toHaveLength(2);
});

test("[F2.37] what cannot be fetched again stays as it is", async () => {
  const { view, version, asked } = open();
  await expect.poll(() => asked).toHaveLength(1);
  await asked[0]?.answer(article("Of version 1"));
  await expect.poll(() => view.textContent).toContain("Of version 1");
  version.value = "2";
  await expect.poll(() => asked).toHaveLength(2);
  await asked[1]?.answer({ status: "failed", reason: "offline" });
  version.value = "3";
  await expect.poll(() => asked).toHaveLength(3);
  expect(view.textContent).toContain("Of version 1");
  await asked[2]?.answer(article("Of version 3"));
  await expect.poll(() => view.textContent).toContain("Of version 3");
});
