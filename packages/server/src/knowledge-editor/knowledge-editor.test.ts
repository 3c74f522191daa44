import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Category, RichText, SearchHit } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DESK } from "../../test/desk.ts";
import { openStream } from "../../test/read-stream.ts";
import { createTestServer, smallKnowledge, type TestServer } from "../../test/test-server.ts";
import type { ArticleVersion } from "./article-versions.repository.ts";
import type { EditedArticle } from "./knowledge-editor.service.ts";

let server: TestServer;
let agent: string;
let lead: string;
beforeAll(async () => {
  server = await createTestServer();
  agent = await server.agent("agent@example.com", "agent");
  lead = await server.agent("lead@example.com", "lead");
});
afterAll(() => server.stop());

const base = `${DESK}/knowledge`;
const call = <Body>(path: string, method = "GET", body?: unknown, token = lead) =>
  server.call<Body>(`${base}${path}`, { method, token, ...(body !== undefined && { body }) });
const at = (slug: string, locale = "en") => `/${locale}/articles/${slug}`;
const versions = async (slug: string, locale = "en") =>
  (await call<{ versions: ArticleVersion[] }>(at(slug, locale))).body.versions;
const draft = (more: object = {}) => ({
  title: "Gift cards",
  categorySlug: "payment",
  questions: ["how do I redeem a gift card"],
  markdown: "Open **Wallet** and tap *Redeem*.",
  ...more,
});
const save = async (slug: string, more: object = {}, token = lead, locale = "en") => {
  const [newest] = await versions(slug, locale);
  const seen = { version: newest?.version ?? 0, revision: newest?.revision ?? 0 };
  return call<ArticleVersion>(at(slug, locale), "PUT", draft({ ...seen, ...more }), token);
};
const publish = async (slug: string, locale = "en", token = lead) => {
  const [newest] = await versions(slug, locale);
  const seen = { version: newest?.version ?? 0, revision: newest?.revision ?? 0 };
  return call<ArticleVersion>(`${at(slug, locale)}/publish`, "POST", seen, token);
};
const listed = async () => (await call<{ articles: EditedArticle[] }>("")).body.articles;
const find = async (q: string) =>
  (await server.call<{ hits: SearchHit[] }>(`/search?q=${encodeURIComponent(q)}&locale=en`)).body
    .hits;

describe("[F3.61] [F3.63] an article is written", () => {
  test("[ED2] as a draft that visitors do not see, previewed, reviewed, and published", async () => {
    const saved = await save("gift-cards", {}, agent);
    expect(saved.body).toMatchObject({ version: 1, state: "draft", revision: 1 });
    expect((await find("gift card")).map(({ title }) => title)).not.toContain("Gift cards");
    const preview = await call<{ tree: RichText; problems: object[] }>(
      `${at("gift-cards")}/preview`,
      "POST",
      { markdown: "## Steps\n\n<script>x</script>" },
    );
    expect(preview.body.tree[0]).toMatchObject({ type: "heading" });
    expect(preview.body.problems).toEqual([expect.objectContaining({ line: 3 })]);
    expect((await call(`${at("gift-cards")}/submit`, "POST", undefined, agent)).status).toBe(200);
    expect((await listed()).find(({ slug }) => slug === "gift-cards")).toMatchObject({
      state: "review",
      isPublished: false,
    });
    const refused = await publish("gift-cards", "en", agent);
    expect(refused.problem.code).toBe("not_permitted");

    const { cursor } = await server.app.services.events.begin("demo", undefined);
    const stream = await openStream(server, { cursor });
    const published = await publish("gift-cards");
    expect(published.body.state).toBe("published");
    const [event] = await stream.until(1);
    expect(event?.data).toMatchObject({ type: "knowledge.published", locale: "en" });
    await stream.close();
    await expect.poll(async () => (await find("gift card"))[0]?.title).toBe("Gift cards");
  });

  test("[F3.62] by other ways to ask it", async () => {
    await save("gift-cards", { questions: ["voucher code does not work"] });
    await publish("gift-cards");
    await expect.poll(async () => (await find("voucher code"))[0]?.title).toBe("Gift cards");
  });

  test("[ED2] nobody saves over what they have not seen", async () => {
    const [before] = await versions("gift-cards");
    const { version = 0, revision = 0 } = before ?? {};
    await save("gift-cards", { markdown: "one" }, agent);
    const late = await save("gift-cards", { markdown: "two", version, revision });
    expect(late.problem.code).toBe("edited_by_other");
    expect((await versions("gift-cards"))[0]?.markdown).toBe("one");
    const unseen = { version, revision };
    expect((await call(`${at("gift-cards")}/publish`, "POST", unseen)).problem.code).toBe(
      "edited_by_other",
    );
    // Nor over what was published in between.
    const [draftOf] = await versions("gift-cards");
    await publish("gift-cards");
    const old = await save("gift-cards", { markdown: "three", ...unseen });
    expect(old.problem.code).toBe("edited_by_other");
    expect(draftOf?.state).toBe("draft");
    expect((await save("gift-cards", { markdown: "three" })).status).toBe(200);
  });

  test.each([
    [{ markdown: "<b>raw</b>" }, "markdown.1"],
    [{ markdown: "![x](media/none.png)" }, "markdown.1"],
    [{ markdown: "" }, "markdown"],
    [{ categorySlug: "nowhere" }, "categorySlug"],
  ])("what cannot stand in an article is not published: %o", async (wrong, path) => {
    await save("refused", wrong);
    const { problem } = await publish("refused");
    expect(problem.issues?.[0]?.path).toBe(path);
  });
});

describe("[F3.64] [ED1] versions", () => {
  test("what came by import is the first, and can be had back", async () => {
    const [imported] = await versions("refund-time");
    expect(imported).toMatchObject({ version: 1, state: "published", revision: 0 });
    const original = await server.call<{ body: RichText }>("/articles/refund-time?locale=en");
    const { title, categorySlug, questions } = imported as ArticleVersion;
    await save("refund-time", { title, categorySlug, questions, markdown: "Changed." });
    await publish("refund-time");
    const diff = await call<{ lines: { kind: string; text: string }[] }>(
      `${at("refund-time")}/diff?from=1&to=2`,
    );
    expect(diff.body.lines.filter(({ kind }) => kind === "added")).toEqual([
      { kind: "added", text: "Changed." },
    ]);
    const restored = await call<ArticleVersion>(`${at("refund-time")}/restore`, "POST", {
      version: 1,
    });
    expect(restored.body).toMatchObject({ version: 3, state: "published" });
    const again = () => server.call<{ body: RichText }>("/articles/refund-time?locale=en");
    await expect.poll(async () => (await again()).body.body).toEqual(original.body.body);
    expect((await versions("refund-time")).map(({ version }) => version)).toEqual([3, 2, 1]);
    const missing = await call(`${at("refund-time")}/restore`, "POST", { version: 9 });
    expect(missing.status).toBe(404);
  });

  test("what came by import stays the first, though nobody edited it before it was restored", async () => {
    await call(`${at("cannot-sign-in")}/restore`, "POST", { version: 1 });
    expect((await versions("cannot-sign-in")).map(({ version }) => version)).toEqual([2, 1]);
  });

  test("taken back from visitors, its versions stay", async () => {
    await call(`${at("refund-time")}/unpublish`, "POST");
    const status = async () => (await server.call("/articles/refund-time?locale=en")).status;
    await expect.poll(status).toBe(404);
    expect(await versions("refund-time")).toHaveLength(3);
    const row = (await listed()).find((one) => one.slug === "refund-time" && one.locale === "en");
    expect(row?.state).toBe("unpublished");
    await publish("refund-time");
    await expect.poll(status).toBe(200);
  });
});

test("[KP6] taken back while it is being published, an article is not there in the end", async () => {
  const { editor } = server.app.services;
  const by = { siteKey: "demo", agent: { id: server.id(), name: "小浪", email: "a@example.com" } };
  const key = { locale: "en", slug: "taken-back" };
  const version = async () =>
    (await server.call<{ version: string }>("/manifest?locale=en")).body.version;
  const before = await version();
  // Words nobody said before take a while to be packed.
  const questions = Array.from({ length: 100 }, (_, count) => `${count} ${server.id()}`.repeat(4));
  await editor.save(by, key, draft({ questions }), { version: 0, revision: 0 });
  const publishing = editor.publish(by, key, { version: 1, revision: 1 });
  await setImmediate();
  await editor.unpublish(by, key);
  await publishing;
  expect(await version()).toBe(before);
});

test("[F3.65] a translation is out of date once its original was published after it", async () => {
  const outdated = async () =>
    (await listed()).filter(({ isOutdated }) => isOutdated).map(({ slug }) => slug);
  expect(await outdated()).not.toContain("change-phone");
  const [zh] = await versions("change-phone", "zh-CN");
  const { title, categorySlug, questions } = zh as ArticleVersion;
  server.clock.advance(60_000);
  const text = { title, categorySlug, questions, markdown: "新的说法。" };
  await save("change-phone", text, lead, "zh-CN");
  // A draft of the original is no news to visitors.
  expect(await outdated()).not.toContain("change-phone");
  await publish("change-phone", "zh-CN");
  expect(await outdated()).toContain("change-phone");
  // Neither is one of the translation.
  await save("change-phone", { title: "Change phone", categorySlug: "account" });
  expect(await outdated()).toContain("change-phone");
  server.clock.advance(60_000);
  await publish("change-phone");
  expect(await outdated()).not.toContain("change-phone");
});

test("[F3.62] a pasted picture is kept under its content hash, and nothing else is", async () => {
  const picture = readFileSync(join(smallKnowledge, "media/sign-in.png"));
  const upload = (raw: Uint8Array<ArrayBuffer>) =>
    server.call<{ source: string }>(`${base}/media`, { method: "POST", token: agent, raw });
  const { body } = await upload(new Uint8Array(picture));
  expect(body.source).toMatch(/^media\/[\w-]{20}\.png$/);
  const shown = await call<{ tree: RichText }>(`${at("gift-cards")}/preview`, "POST", {
    markdown: `![Sign-in](${body.source})`,
  });
  expect(shown.body.tree).toEqual([
    {
      type: "image",
      source: body.source,
      alt: "Sign-in",
      width: expect.any(Number),
      height: expect.any(Number),
    },
  ]);
  const script = await upload(new TextEncoder().encode("<svg onload=alert(1)>"));
  expect(script.problem.code).toBe("file_type_not_allowed");
  expect((await upload(new Uint8Array(5_000_001))).problem.code).toBe("file_too_big");
});

test("[F3.60] categories are put in order, and none goes while articles stand in it", async () => {
  const read = async () =>
    (await call<{ categories: Category[] }>("/en/categories")).body.categories;
  const before = await read();
  const extra = { slug: "gifts", title: "Gifts", description: "", icon: "star" };
  const next = [extra, ...before.toReversed()];
  expect((await call("/en/categories", "PUT", { categories: next })).status).toBe(200);
  expect((await read()).map(({ slug }) => slug)).toEqual(next.map(({ slug }) => slug));
  const without = { categories: [extra] };
  const refused = await call("/en/categories", "PUT", without);
  expect(refused.problem.code).toBe("transition_not_allowed");
  expect((await call("/en/categories", "PUT", { categories: before }, agent)).status).toBe(403);
});

test("[ED3] what was edited here no import writes over or removes", async () => {
  const { imports } = server.app.services;
  const prepared = await imports.prepare("demo", smallKnowledge);
  const kept = prepared.plan.articles.filter(({ change }) => change === "kept");
  expect(kept.map(({ locale, slug }) => `${locale}/${slug}`).toSorted()).toEqual([
    "en/cannot-sign-in",
    "en/change-phone",
    "en/refund-time",
    "zh-CN/change-phone",
  ]);
  await imports.apply("demo", prepared);
  await expect.poll(async () => (await find("gift card"))[0]?.title).toBe("Gift cards");
  expect((await versions("change-phone", "zh-CN"))[0]?.markdown).toBe("新的说法。");
});

test("[ED3] what was taken back here no import brings again, until someone publishes it", async () => {
  const { imports } = server.app.services;
  const again = async () => imports.apply("demo", await imports.prepare("demo", smallKnowledge));
  const path = at("top-up-missing");
  const isThere = async () =>
    (await listed()).find(({ slug, locale }) => slug === "top-up-missing" && locale === "en")
      ?.isPublished;
  expect(await isThere()).toBe(true);
  expect((await call(`${path}/unpublish`, "POST", {})).status).toBe(200);
  await again();
  expect(await isThere()).toBe(false);
  expect((await publish("top-up-missing")).status).toBe(200);
  await again();
  expect(await isThere()).toBe(true);
});

test("[ED3] categories that were edited here stay so; an import adds what its articles need", async () => {
  const { imports } = server.app.services;
  const read = async (locale: string) =>
    (await call<{ categories: Category[] }>(`/${locale}/categories`)).body.categories;
  const untouched = await read("zh-CN");
  const edited = (await read("en")).map((one) => ({ ...one, title: `${one.title}!` }));
  const [first, ...rest] = edited.toReversed();
  const kept = [{ ...(first as Category), personFirst: true }, ...rest];
  await call("/en/categories", "PUT", { categories: kept });
  await imports.apply("demo", await imports.prepare("demo", smallKnowledge));
  expect(await read("en")).toEqual(kept);
  expect(await read("zh-CN")).toEqual(untouched);
});
