import { describe, expect, test } from "vitest";
import { cut } from "../../../../test/support/core/network.ts";
import { useRealServer } from "../../../../test/support/core/use-real-server.ts";
import { until } from "../../../../test/support/core/until.ts";

const { server, browser, open } = useRealServer();

/** All the words of this version are indexed, and everything stands in storage. */
async function isKept(): Promise<boolean> {
  return ((await browser().stored("knowledge/en/index")) as { stage?: string })?.stage === "bodies";
}

describe("search", () => {
  test("a first visit finds an answer as it is typed", async () => {
    const { widget } = open();
    await until(() => widget.knowledge.status.value === "ready");
    widget.search.type("refund");
    await until(() => widget.search.status.value === "done");
    expect(widget.search.results.value.length).toBeGreaterThan(0);
    const [first] = widget.search.results.value;
    const article = await widget.knowledge.article(first?.articleId ?? 0);
    expect(article.status).toBe("found");
  });

  test("[KP4] a second visit searches and reads without the network", async () => {
    const first = open();
    await until(isKept);
    first.close();
    const network = server().connect();
    network.setFault(cut);
    const { widget } = open({ network });
    await until(() => widget.knowledge.status.value === "ready");
    widget.search.type("refund");
    await until(() => widget.search.results.value.length > 0);
    expect(widget.search.status.value).toBe("done");
    const articles = widget.search.results.value.flatMap(({ articleId }) => articleId ?? []);
    expect(articles).not.toEqual([]);
    for (const articleId of articles) {
      expect((await widget.knowledge.article(articleId)).status).toBe("found");
    }
  });
});
