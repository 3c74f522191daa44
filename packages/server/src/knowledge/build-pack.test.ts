import { brotliCompressSync } from "node:zlib";
import fc from "fast-check";
import type { Category, TitlesPart } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { contentHash } from "../content-hash.ts";
import { buildPack } from "./build-pack.ts";
import type { StoredArticle } from "./content.repository.ts";

const categories: Category[] = ["account", "payment", "orders"].map((slug) => ({
  slug,
  title: slug,
  description: "",
  icon: slug,
}));
function article(slug: string, rest: Partial<StoredArticle> = {}): StoredArticle {
  return {
    locale: "zh-CN",
    slug,
    categorySlug: "account",
    title: slug,
    questions: [],
    keywords: [],
    related: [],
    pages: [],
    popular: null,
    body: [{ type: "paragraph", children: [{ type: "text", text: slug }] }],
    updatedAt: "2026-11-01",
    ...rest,
  };
}
const pack = (articles: StoredArticle[]) =>
  buildPack({
    categories,
    articles,
    forms: [],
    ids: new Map(articles.map(({ slug }, i) => [slug, i + 1])),
  });

test("[KP1] the same content has the same names, whatever the order it comes in", () => {
  const slugs = ["a", "b", "c", "d"];
  const ids = new Map(slugs.map((slug, i) => [slug, i + 1]));
  const build = (order: readonly string[]) =>
    buildPack({ categories, articles: order.map((slug) => article(slug)), forms: [], ids });
  const first = build(slugs);
  fc.assert(
    fc.property(fc.shuffledSubarray(slugs, { minLength: 4 }), (order) => {
      expect(build(order).version).toBe(first.version);
    }),
  );
  for (const part of first.parts) expect(contentHash(part.content)).toBe(part.hash);
});

test("a change of one article changes its run alone, and the version", () => {
  const make = (text: string) =>
    pack([
      article("a", { body: [{ type: "paragraph", children: [{ type: "text", text }] }] }),
      article("b", { categorySlug: "payment" }),
    ]);
  const before = make("x");
  const after = make("y");
  expect(after.version).not.toBe(before.version);
  expect(after.titles).toEqual(before.titles);
  const bodies = (one: typeof before) => one.parts.filter(({ kind }) => kind === "bodies");
  expect(bodies(after)[0]?.hash).not.toBe(bodies(before)[0]?.hash);
  expect(bodies(after)[1]?.hash).toBe(bodies(before)[1]?.hash);
});

test("bodies travel in runs of one category and at most 64 KB, but for one that is bigger alone", () => {
  const long = "很长的一段话。".repeat(3_040);
  const body = [{ type: "paragraph" as const, children: [{ type: "text" as const, text: long }] }];
  const made = pack([
    article("a"),
    article("b"),
    article("c", { body }),
    article("d", { body: [...body, ...body] }),
    article("e", { categorySlug: "payment" }),
  ]);
  const runs = made.parts
    .filter(({ kind }) => kind === "bodies")
    .map(({ content }) => JSON.parse(content).articles.map((one: { slug: string }) => one.slug));
  expect(runs).toEqual([["a", "b"], ["c"], ["d"], ["e"]]);
});

test("what refers to nothing published is left out", () => {
  const made = pack([
    article("a", { related: ["b", "gone"] }),
    article("b"),
    article("c", { categorySlug: "unknown" }),
  ]);
  const titles = JSON.parse(
    made.parts.find(({ hash }) => hash === made.titles.hash)?.content ?? "",
  ) as TitlesPart;
  expect(titles.titles).toEqual(["a", "b"]);
  const bodies = JSON.parse(made.parts.find(({ kind }) => kind === "bodies")?.content ?? "");
  expect(bodies.articles[0].related).toEqual([2]);
});

test("[KP2] titles of a thousand articles take at most 16 KB brotli", () => {
  // Words of a help centre, put together so that no title stands there twice.
  const things = [
    "退款",
    "订单",
    "验证码",
    "直播间",
    "商品橱窗",
    "实名认证",
    "优惠券",
    "提现",
    "账号",
    "视频",
  ];
  const places = [
    "安卓手机",
    "苹果手机",
    "电脑网页版",
    "商家后台",
    "创作者中心",
    "极速版",
    "平板",
    "小程序",
    "直播伴侣",
    "钱包",
  ];
  const troubles = [
    "一直不到账怎么办",
    "打不开怎么处理",
    "提示失败是什么原因",
    "怎么修改",
    "被限制了如何申诉",
    "在哪里查看",
    "收费标准是什么",
    "多久能处理好",
    "不见了怎么找回",
    "需要满足什么条件",
  ];
  const articles = things.flatMap((thing, i) =>
    places.flatMap((place, j) =>
      troubles.map((trouble, k) =>
        article(`article-${i}-${j}-${k}`, {
          title: `${place}上的${thing}${trouble}`,
          categorySlug: categories[i % 3]?.slug ?? "account",
          pages: k === 0 ? [`/${i}/*`] : [],
        }),
      ),
    ),
  );
  expect(articles).toHaveLength(1000);
  const made = pack(articles);
  const titles = made.parts.find(({ hash }) => hash === made.titles.hash)?.content ?? "";
  expect(brotliCompressSync(titles).byteLength).toBeLessThanOrEqual(16_000);
});
