import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Manifest } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { cut, type Fault } from "../../../../test/support/core/network.ts";
import type { Page } from "../../../../test/support/core/open-page.ts";
import { KNOWLEDGE } from "../../../../test/support/core/real-server.ts";
import { until } from "../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../test/support/core/use-real-server.ts";

const { server, browser, open } = useRealServer();

const ready = (page: Page) => until(() => page.widget.knowledge.status.value === "ready");
const wordsAreKept = async (locale = "en") => {
  const head = await browser().stored(`knowledge/${locale}/index`);
  return (head as { stage?: string } | undefined)?.stage === "bodies";
};
const only =
  (path: RegExp, fault: Fault): Fault =>
  (request, send) =>
    path.test(request.url) ? fault(request, send) : undefined;
const hang: Fault = () => new Promise(() => {});

/** Publishes the demo's knowledge with one English article under another title. */
async function publishTitle(title: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-knowledge-"));
  cpSync(KNOWLEDGE, folder, { recursive: true });
  const [name = ""] = readdirSync(join(folder, "en"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .sort();
  const path = join(folder, "en", name);
  writeFileSync(path, readFileSync(path, "utf8").replace(/^title:.*$/m, `title: ${title}`));
  const { imports } = server().app.services;
  await imports.apply("demo", await imports.prepare("demo", folder));
  rmSync(folder, { recursive: true });
}

describe("knowledge", () => {
  test("a second visit asks for the manifest and nothing else", async () => {
    const first = open();
    await until(wordsAreKept);
    first.close();
    const network = server().connect();
    const second = open({ network });
    await ready(second);
    await until(() => network.requests.length > 0);
    second.widget.search.type("password");
    await until(() => second.widget.search.results.value.length > 0);
    expect(network.requests).toEqual(["GET /v1/sites/demo/manifest"]);
  });

  test("until the pack is there the server's search answers", async () => {
    const network = server().connect();
    network.setFault(only(/\/packs\//, hang));
    const { widget } = open({ network });
    widget.search.type("refund");
    expect(widget.search.status.value).toBe("searching");
    await until(() => widget.search.status.value === "done");
    expect(widget.search.results.value.length).toBeGreaterThan(0);
    const [first] = widget.search.results.value.filter(({ kind }) => kind === "article");
    expect(first?.titleRanges.length).toBeGreaterThan(0);
    expect((await widget.knowledge.article(first?.articleId ?? 0)).status).toBe("found");
  });

  test("without network and pack it says offline, and is ready once the network is back", async () => {
    const network = server().connect();
    network.setFault(cut);
    const page = open({ network });
    await until(() => page.widget.knowledge.status.value === "offline");
    page.widget.search.type("refund");
    await until(() => page.widget.search.status.value === "failed");
    const article = await page.widget.knowledge.article(1);
    expect(article).toEqual({ status: "failed", reason: "offline" });
    network.setFault(undefined);
    page.setOnline(true);
    await ready(page);
    await until(() => page.widget.search.results.value.length > 0);
  });

  test("[P10] a server that hangs leaves what was fetched before in use", async () => {
    const first = open();
    await until(wordsAreKept);
    first.close();
    const network = server().connect();
    network.setFault(hang);
    const { widget } = open({ network });
    await until(() => widget.knowledge.status.value === "ready");
    widget.search.type("refund");
    await until(() => widget.search.results.value.length > 0);
  });

  test.each([
    ["titles cut short", "titles", { ids: [1, 2], titles: ["one"] }],
    ["texts of another format", "texts", { slugs: "all" }],
    ["forms that are none", "forms", null],
  ] as const)("[KP5] %s in storage are dropped and fetched again", async (_, name, damaged) => {
    const first = open();
    await until(wordsAreKept);
    first.close();
    const manifest = (await browser().stored("knowledge/en/manifest")) as Record<
      "titles" | "texts" | "forms",
      { hash: string }
    >;
    await browser().store(`knowledge/en/part/${manifest[name].hash}`, damaged);
    const network = server().connect();
    const { widget } = open({ network });
    await until(() => widget.knowledge.forms.value.length > 0);
    widget.search.type("refund");
    await until(() => widget.search.results.value.length > 0);
    expect(
      network.requests.filter((request) => request.includes(manifest[name].hash)),
    ).toHaveLength(1);
  });

  test("[KP5] a damaged index is built again", async () => {
    const first = open();
    await until(wordsAreKept);
    first.close();
    await browser().store("knowledge/en/index/0", new Uint8Array(64));
    const { widget } = open();
    widget.search.type("refund");
    await until(
      () => widget.search.results.value.length > 0 && widget.search.status.value === "done",
    );
  });

  test("[KP5] a part that is not what its name says is not taken", async () => {
    const network = server().connect();
    network.setFault(
      only(/\/packs\//, async (_, send) => {
        const part = (await (await send()).json()) as object;
        return Response.json({ ...part, popular: [] });
      }),
    );
    const { widget } = open({ network });
    await until(() => widget.knowledge.status.value === "failed");
    expect((await browser().storedKeys()).some((key) => key.includes("part/"))).toBe(false);
  });

  test("[KP6] what is published reaches an open widget without a reload, whole", async () => {
    const page = open();
    await until(wordsAreKept);
    page.widget.panel.open();
    await until(() => page.widget.connection.stream.value === "open");
    await publishTitle("Zebra crossings and you");
    page.widget.search.type("zebra crossings");
    await until(() => page.widget.search.results.value[0]?.title === "Zebra crossings and you");
    // The old version's parts are gone from storage once the new one stands.
    const manifest = (await browser().stored("knowledge/en/manifest")) as {
      titles: { hash: string };
    };
    await until(async () => {
      const parts = (await browser().storedKeys()).filter((key) => key.includes("/part/"));
      return parts.some((key) => key.endsWith(manifest.titles.hash)) && (await wordsAreKept());
    });
  });

  test("[F5.27] one changed article: the index is updated, and the next visit reads it as it is", async () => {
    let steps = 0;
    // Long work asks for the time after each of its steps.
    const ticks = () => {
      steps += 1;
      return performance.now();
    };
    const page = open({ environment: { ticks } });
    await until(wordsAreKept);
    const built = steps;
    page.widget.panel.open();
    await until(() => page.widget.connection.stream.value === "open");
    steps = 0;
    await publishTitle("Umbrellas and you");
    const isNew = async () => {
      const { version } = (await browser().stored("knowledge/en/manifest")) as Manifest;
      const head = (await browser().stored("knowledge/en/index")) as { version?: string };
      return head?.version === version && (await wordsAreKept());
    };
    const answersOf = ({ widget }: Page) =>
      ["umbrellas", "refund", "change my phone number", "paym"].map((asked) =>
        widget.search
          .find(asked, 20)
          .map(({ title }) => title)
          .sort(),
      );
    await until(
      async () => (await isNew()) && page.widget.search.find("umbrellas", 1).length === 1,
    );
    expect(steps).toBeLessThan(built / 4);
    const answers = answersOf(page);
    page.close();

    steps = 0;
    const network = server().connect();
    network.setFault(only(/\/packs\//, cut));
    const again = open({ network, environment: { ticks } });
    await until(() => again.widget.search.find("umbrellas", 1).length === 1);
    expect(answersOf(again)).toEqual(answers);
    expect(steps).toBeLessThan(built / 4);
    again.close();

    for (const key of await browser().storedKeys()) await browser().store(key, undefined);
    const anew = open();
    await until(wordsAreKept);
    expect(answersOf(anew)).toEqual(answers);
  });

  test("[KP5] the old version answers until the new one is whole", async () => {
    const network = server().connect();
    const page = open({ network });
    await until(wordsAreKept);
    const before = page.widget.knowledge.popular.value;
    let isAsked = false;
    network.setFault(
      only(/\/packs\//, () => {
        isAsked = true;
        return new Promise(() => {});
      }),
    );
    await publishTitle("Never quite arrives");
    page.widget.panel.open();
    await until(() => isAsked);
    expect(page.widget.knowledge.popular.value).toBe(before);
    page.widget.search.type("refund");
    expect(page.widget.search.results.value.length).toBeGreaterThan(0);
  });

  test("follows the visitor's language, and keeps both", async () => {
    const page = open();
    await until(wordsAreKept);
    page.widget.preferences.setLocale("zh-CN");
    await until(() =>
      page.widget.knowledge.categories.value.some(({ title }) => /[一-鿿]/.test(title)),
    );
    page.widget.search.type("退款");
    await until(() => page.widget.search.results.value.length > 0);
    await until(() => wordsAreKept("zh-CN"));
    expect(await wordsAreKept("en")).toBe(true);
    page.close();
    const again = open();
    await until(() => again.widget.preferences.locale.value === "zh-CN");
  });

  test("lists categories and links", async () => {
    const page = open();
    await ready(page);
    const { link, articlesOf, categories } = page.widget.knowledge;
    const [category] = categories.value;
    const [one] = articlesOf(category?.slug ?? "");
    expect(one?.categorySlug).toBe(category?.slug);
    expect(link(one?.id ?? 0)).toEqual(one);
    expect(link(999_999)).toBeUndefined();
  });

  test("an article that does not exist is missing, by id and by slug", async () => {
    const { widget } = open();
    await until(() => widget.knowledge.status.value === "ready");
    expect(await widget.knowledge.article(999_999)).toEqual({ status: "missing" });
    expect(await widget.knowledge.article("no-such-thing")).toEqual({ status: "missing" });
  });

  test("a rating leaves through the outbox, with what was searched", async () => {
    const { widget } = open();
    await until(() => widget.knowledge.status.value === "ready");
    const [popular] = widget.knowledge.popular.value;
    const rated: unknown[] = [];
    widget.call("on", ["article:rated", (detail: unknown) => rated.push(detail)]);
    widget.search.type("refund");
    await until(() => widget.search.status.value === "done");
    widget.search.clear();
    widget.knowledge.rate({ articleId: popular?.id ?? 0, helped: false, reason: "unclear" });
    expect(rated).toEqual([{ articleId: popular?.id, helped: false, reason: "unclear" }]);
    await until(() => widget.connection.unsent.value === 1);
    await until(() => widget.connection.unsent.value === 0);
  });
});
