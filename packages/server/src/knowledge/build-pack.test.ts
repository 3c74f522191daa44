import { brotliCompressSync } from "node:zlib";
import fc from "fast-check";
import type {
  Category,
  GuidesPart,
  SynonymGroup,
  TasksPart,
  TextsPart,
  TitlesPart,
} from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { contentHash } from "../content-hash.ts";
import { buildPack } from "./build-pack.ts";
import type { StoredArticle } from "./content.repository.ts";
import type { StoredGuide, StoredTask } from "./self-service.repository.ts";

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
const pack = (articles: StoredArticle[], synonyms: SynonymGroup[] = []) =>
  buildPack({
    categories,
    articles,
    forms: [],
    guides: [],
    tasks: [],
    synonyms,
    ids: new Map(articles.map(({ slug }, i) => [slug, i + 1])),
  });

test("[KP1] the same content has the same names, whatever the order it comes in", () => {
  const slugs = ["a", "b", "c", "d"];
  const ids = new Map(slugs.map((slug, i) => [slug, i + 1]));
  const build = (order: readonly string[]) =>
    buildPack({
      categories,
      articles: order.map((slug) => article(slug)),
      forms: [],
      guides: [],
      tasks: [],
      synonyms: [],
      ids,
    });
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

test("[KP8] keywords are published with what says the same as some of title, questions or keywords", () => {
  const articles = [
    article("a", { title: "Refunds", keywords: ["late", "payback"] }),
    article("b", { questions: ["where is my parcel"] }),
    article("c", { keywords: ["退款"] }),
    article("d", { title: "退", questions: ["款项"] }),
  ];
  const groups = [
    ["refund", "money back", "payback"],
    ["parcel", "package", "money back"],
    ["退款", "退钱"],
  ];
  const keywordsOf = ({ parts, texts }: ReturnType<typeof pack>) =>
    (JSON.parse(parts.find(({ hash }) => hash === texts.hash)?.content ?? "") as TextsPart)
      .keywords;
  expect(keywordsOf(pack(articles, groups))).toEqual([
    ["late", "payback", "money back"],
    ["package", "money back"],
    ["退款", "退钱"],
    // Where one text ends and the next begins is no word.
    [],
  ]);
  expect(keywordsOf(pack(articles))).toEqual([["late", "payback"], [], ["退款"], []]);
  expect(pack(articles, groups).titles).toEqual(pack(articles).titles);
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

const listing = { questions: ["it fails"], keywords: ["key"], pages: ["/a", "/a/*"] };
const guide: StoredGuide = {
  slug: "fails",
  locale: "zh-CN",
  title: "It fails",
  categorySlug: "account",
  ...listing,
  articles: ["b", "gone"],
  steps: [
    { kind: "show", id: "begin", title: "Begin", body: [], next: "end" },
    { kind: "end", id: "end", title: "Done", body: [], outcome: "solved" },
  ],
  updatedAt: "2026-11-21",
};
const task: StoredTask = {
  slug: "appeal",
  locale: "zh-CN",
  title: "Appeal",
  summary: "Ask us to look again.",
  categorySlug: "orders",
  ...listing,
  articles: [],
  requires: [],
  fields: [{ id: "why", type: "text", label: "Why" }],
  steps: [{ title: "Why", fields: ["why"] }],
  action: "ticket",
  next: "We look at it.",
  updatedAt: "2026-11-21",
};

test("[KP7] [KP8] guides and tasks are named in the columns, and stand each in a part of their own", () => {
  const made = buildPack({
    categories,
    articles: [article("a"), article("b")],
    forms: [],
    guides: [guide, { ...guide, slug: "lost", categorySlug: "unknown" }],
    tasks: [task],
    synonyms: [["fails", "breaks"]],
    ids: new Map([
      ["a", 1],
      ["b", 2],
    ]),
  });
  const read = <Part>(ref: { hash: string } | undefined): Part =>
    JSON.parse(made.parts.find(({ hash }) => hash === ref?.hash)?.content ?? "null");
  const { guides, tasks } = read<TitlesPart>(made.titles);
  expect(guides).toEqual({
    slugs: ["fails"],
    titles: ["It fails"],
    categoryOf: [0],
    pages: [
      ["/a", [0]],
      ["/a/*", [0]],
    ],
  });
  expect(tasks).toMatchObject({ slugs: ["appeal"], categoryOf: [2] });
  expect(read<TextsPart>(made.texts).guides).toEqual({
    questions: [["it fails"]],
    keywords: [["key", "breaks"]],
    articles: [[2]],
  });
  const { slug, locale, title, categorySlug, steps, updatedAt } = guide;
  const whole = { slug, locale, title, categorySlug, steps, updatedAt };
  expect(read<GuidesPart>(made.guides)).toEqual({ guides: [{ ...whole, articles: [2] }] });
  expect(read<TasksPart>(made.tasks).tasks[0]).not.toHaveProperty("questions");
});

test("a pack without guides and tasks says nothing of them", () => {
  const made = pack([article("a")]);
  expect(made.guides ?? made.tasks).toBeUndefined();
  expect(made.parts.some(({ content }) => /guides|tasks/.test(content))).toBe(false);
});

test("[KP7] guides and tasks that settle what is asked most stand first, the others by their names", () => {
  const made = buildPack({
    categories,
    articles: [article("a", { popular: 2 }), article("b", { popular: 1 }), article("c")],
    forms: [],
    guides: [
      { ...guide, slug: "y", articles: ["c"] },
      { ...guide, slug: "x", articles: [] },
      { ...guide, slug: "w", articles: ["c", "a"] },
      { ...guide, slug: "v", articles: ["b"] },
    ],
    tasks: [],
    synonyms: [],
    ids: new Map(["a", "b", "c"].map((slug, at) => [slug, at + 1])),
  });
  const part = made.parts.find(({ hash }) => hash === made.titles.hash);
  const { guides } = JSON.parse(part?.content ?? "") as TitlesPart;
  expect(guides?.slugs).toEqual(["v", "w", "x", "y"]);
});
