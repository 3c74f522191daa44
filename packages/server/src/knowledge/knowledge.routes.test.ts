import { brotliDecompressSync, gunzipSync } from "node:zlib";
import {
  manifestSchema,
  type Article,
  type BodiesPart,
  type FormsPart,
  type Manifest,
  type SearchHit,
  type TextsPart,
  type TitlesPart,
} from "@helpbuoy/protocol";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentHash } from "../content-hash.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.stop());

const manifestOf = async (locale: string) =>
  (await server.call<Manifest>(`/manifest?locale=${locale}`)).body;
const partOf = async <Part>({ hash }: { hash: string }) =>
  (await server.call<Part>(`/packs/${hash}.json`)).body;

describe("the manifest", () => {
  test("names site, locale and parts, and is revalidated by its ETag", async () => {
    const first = await server.call<Manifest>("/manifest?locale=zh-CN");
    expect(v.is(manifestSchema, first.body)).toBe(true);
    expect(first.body.site).toMatchObject({ key: "demo", maxFileBytes: 10_000_000 });
    expect(first.headers.get("cache-control")).toBe("no-cache");
    const etag = first.headers.get("etag") ?? "";
    const again = await server.call("/manifest?locale=zh-CN", {
      headers: { "if-none-match": etag },
    });
    expect(again.status).toBe(304);
    const other = await server.call("/manifest?locale=en", { headers: { "if-none-match": etag } });
    expect(other.status).toBe(200);
  });

  test("an asked locale that the site has not becomes the nearest it has", async () => {
    expect((await manifestOf("zh-TW")).locale).toBe("zh-CN");
    expect((await manifestOf("en-GB")).locale).toBe("en");
    expect((await manifestOf("fr")).locale).toBe("zh-CN");
    expect((await server.call<Manifest>("/manifest")).body.locale).toBe("zh-CN");
    const wrong = await server.call("/manifest?locale=%3Cb%3E");
    expect(wrong.problem.issues).toEqual([{ path: "locale", code: "wrong_form" }]);
  });

  test("an unknown site answers unknown_site, readable by any page", async () => {
    const { status, problem, headers } = await server.call("/v1/sites/nowhere/manifest", {
      headers: { origin: "https://anywhere.example", "accept-language": "zh-CN" },
    });
    expect(status).toBe(404);
    expect(problem.code).toBe("unknown_site");
    expect(problem.title).toBe("没有使用这个标识的站点。");
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("parts", () => {
  test("[KP1] [KP3] parts hash to their names, and columns stand in the order of ids", async () => {
    const manifest = await manifestOf("zh-CN");
    for (const ref of [manifest.titles, manifest.texts, manifest.forms]) {
      const text = await (await server.app.request(`/v1/sites/demo/packs/${ref.hash}.json`)).text();
      expect(contentHash(text)).toBe(ref.hash);
      expect(Buffer.byteLength(text)).toBe(ref.bytes);
    }
    const titles = await partOf<TitlesPart>(manifest.titles);
    const texts = await partOf<TextsPart>(manifest.texts);
    expect(titles.categories.map(({ slug }) => slug)).toEqual(["account", "payment"]);
    expect(titles.titles).toHaveLength(4);
    expect(texts.slugs).toHaveLength(4);
    const refund = texts.slugs.indexOf("refund-time");
    expect(titles.titles[refund]).toBe("退款多久到账");
    expect(titles.categoryOf[refund]).toBe(1);
    expect(texts.questions[refund]).toContain("钱什么时候退回来");
    expect(titles.popular.map((id) => texts.slugs[titles.ids.indexOf(id)])).toEqual([
      "cannot-sign-in",
      "refund-time",
    ]);
    expect(Object.fromEntries(titles.pages)["/account/*"]).toHaveLength(2);
    const forms = await partOf<FormsPart>(manifest.forms);
    expect(forms.forms.map(({ slug }) => slug)).toEqual(["general", "payment-problem"]);
  });

  test("bodies come in runs whose counts add up", async () => {
    const { texts } = await manifestOf("zh-CN");
    const { bodies, slugs } = await partOf<TextsPart>(texts);
    const articles: Article[] = [];
    for (const run of bodies) {
      const part = await partOf<BodiesPart>(run);
      expect(part.articles).toHaveLength(run.count);
      articles.push(...part.articles);
    }
    expect(articles.map(({ slug }) => slug)).toEqual(slugs);
  });

  test("the same article has the same id in every locale", async () => {
    const ids = async (locale: string) => {
      const manifest = await manifestOf(locale);
      const titles = await partOf<TitlesPart>(manifest.titles);
      const { slugs } = await partOf<TextsPart>(manifest.texts);
      return Object.fromEntries(slugs.map((slug, i) => [slug, titles.ids[i]]));
    };
    expect(await ids("en")).toEqual(await ids("zh-CN"));
  });

  test("are immutable, compressed as asked, and open to any page", async () => {
    const { titles } = await manifestOf("zh-CN");
    const ask = (encoding: string) =>
      server.app.request(`/v1/sites/demo/packs/${titles.hash}.json`, {
        headers: { "accept-encoding": encoding, origin: "https://other.example" },
      });
    const plain = await ask("identity");
    const text = await plain.text();
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(plain.headers.get("access-control-allow-origin")).toBe("*");
    expect(plain.headers.get("x-content-type-options")).toBe("nosniff");
    const br = await ask("gzip, deflate, br");
    expect(br.headers.get("content-encoding")).toBe("br");
    expect(br.headers.get("vary")).toContain("Accept-Encoding");
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(text);
    const gz = await ask("gzip, br;q=0");
    expect(gz.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(Buffer.from(await gz.arrayBuffer())).toString()).toBe(text);
  });

  test.for(["xxxxxxxxxxxxxxxxxxxx.json", "..%2f..%2fsecret.key", "short.json"])(
    "%s is not found",
    async (file) => {
      const { status, problem } = await server.call(`/packs/${file}`);
      expect(status).toBe(404);
      expect(problem.code).toBe("not_found");
    },
  );
});

describe("media", () => {
  async function mediaOf(type: "image" | "video") {
    const { body } = await server.call<Article>(
      `/articles/${type === "image" ? "cannot-sign-in" : "refund-time"}?locale=zh-CN`,
    );
    const blocks = body.body.flatMap((block) =>
      block.type === "list" ? block.items.flat() : [block],
    );
    const found = blocks.find((block) => block.type === type);
    if (found?.type !== "image" && found?.type !== "video") throw new Error(`no ${type}`);
    return found;
  }

  test("pictures are served with their type, and the tree knows their size", async () => {
    const picture = await mediaOf("image");
    expect(picture).toMatchObject({ alt: "登录页，验证码登录按钮被圈出", width: 3, height: 2 });
    const { status, headers } = await server.call(`/${picture.source}`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("image/png");
    expect(headers.get("cache-control")).toContain("immutable");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("a video comes with poster and captions, and answers ranges", async () => {
    const video = await mediaOf("video");
    if (video.type !== "video") throw new Error("not a video");
    expect(video.title).toBe("怎么查退款进度");
    expect(video.captions?.map(({ locale }) => locale)).toEqual(["en", "zh-CN"]);
    expect((await server.call(`/${video.poster}`)).headers.get("content-type")).toBe("image/webp");
    const captions = await server.call(`/${video.captions?.[0]?.source}`);
    expect(captions.headers.get("content-type")).toContain("text/vtt");
    const range = (value: string) =>
      server.call<string>(`/${video.source}`, { headers: { range: value } });
    const start = await range("bytes=0-3");
    expect(start.status).toBe(206);
    expect(start.headers.get("content-range")).toBe("bytes 0-3/241");
    expect((await range("bytes=-10")).headers.get("content-range")).toBe("bytes 231-240/241");
    expect((await range("bytes=500-")).status).toBe(416);
    expect((await range("lines=1-2")).status).toBe(200);
  });

  test.for(["nothing.png", "..%2f..%2fhelpbuoy.db", "%00"])("%s is not found", async (name) => {
    expect((await server.call(`/media/${name}`)).problem.code).toBe("not_found");
  });
});

describe("search and articles", () => {
  const search = async (q: string, rest = "") =>
    (await server.call<{ hits: SearchHit[] }>(`/search?q=${encodeURIComponent(q)}${rest}`)).body
      .hits;

  test("finds by title, by another way to ask, half typed, in either language", async () => {
    expect((await search("退款多久到账"))[0]?.title).toBe("退款多久到账");
    expect((await search("钱什么时候退回来"))[0]?.title).toBe("退款多久到账");
    expect((await search("登"))[0]?.title).toBe("登录不了怎么办");
    expect((await search("money bac", "&locale=en"))[0]?.title).toBe("How long a refund takes");
    expect(await search("zzzzqqqq")).toEqual([]);
    expect(await search("账", "&limit=1")).toHaveLength(1);
  });

  test("Chinese is found by how it sounds, by its initials, and in traditional characters", async () => {
    for (const query of ["tuikuan", "tkdjdz", "退款多久到賬", "推款多久"]) {
      const hits = await search(query, "&locale=zh-CN");
      expect.soft(hits[0]?.title, query).toBe("退款多久到账");
    }
  });

  test("asks for a query, and for a limit that makes sense", async () => {
    expect((await server.call("/search")).problem.issues).toEqual([
      { path: "q", code: "required" },
    ]);
    expect((await server.call("/search?q=a&limit=1000")).problem.code).toBe("invalid_input");
  });

  test("an article by slug and by id, in the asked locale", async () => {
    const bySlug = await server.call<Article>("/articles/refund-time?locale=en");
    expect(bySlug.body.title).toBe("How long a refund takes");
    const byId = await server.call<Article>(`/articles/${bySlug.body.id}?locale=en`);
    expect(byId.body).toEqual(bySlug.body);
    expect(bySlug.body.related).toHaveLength(1);
    const missing = await server.call("/articles/nothing", {
      headers: { "accept-language": "zh" },
    });
    expect(missing.status).toBe(404);
    expect(missing.problem).toMatchObject({ code: "article_not_found", title: "没有这篇文章。" });
  });
});

test("[KP6] publishing something new changes the version; publishing the same again does not", async () => {
  const { publish } = server.app.services;
  const before = await manifestOf("zh-CN");
  expect(await publish.publish("demo")).toEqual([]);
  await server.deps.database
    .updateTable("articles")
    .set({ title: "退款要等几天" })
    .where("locale", "=", "zh-CN")
    .where("slug", "=", "refund-time")
    .execute();
  expect(await publish.publish("demo")).toEqual(["zh-CN"]);
  const after = await manifestOf("zh-CN");
  expect(after.version).not.toBe(before.version);
  expect(after.forms).toEqual(before.forms);
  // The old version stays whole for those who still read it.
  expect((await partOf<TitlesPart>(before.titles)).titles).toContain("退款多久到账");
  await expect
    .poll(async () => {
      const { body } = await server.call<{ hits: SearchHit[] }>(
        `/search?q=${encodeURIComponent("要等几天")}`,
      );
      return body.hits[0]?.title;
    })
    .toBe("退款要等几天");
});

test("a new version whose parts cannot be read leaves the old one answering", async () => {
  const own = await createTestServer();
  const search = () => own.call<{ hits: SearchHit[] }>("/search?q=退款&locale=zh-CN");
  const before = await search();
  expect(before.body.hits.length).toBeGreaterThan(0);
  const gone = { hash: "A".repeat(20), bytes: 1 };
  await own.deps.database
    .insertInto("publications")
    .values({
      site_key: "demo",
      locale: "zh-CN",
      cursor: 1_000,
      version: "gone",
      manifest_json: JSON.stringify({
        locale: "zh-CN",
        version: "gone",
        publishedAt: "2026-11-20T08:00:00.000Z",
        titles: gone,
        texts: gone,
        forms: gone,
      }),
    })
    .execute();
  // Were its failure handed to nobody, it would end the process (and this test run).
  expect((await search()).body).toEqual(before.body);
  expect((await search()).body).toEqual(before.body);
  await own.stop();
});
