import { readFileSync } from "node:fs";
import { join } from "node:path";
import { guideProblems, writtenTaskSchema, type Form, type GuideStep } from "@helpbuoy/protocol";
import { parseMarkdown, type MediaNode } from "@helpbuoy/rich-text/parse";
import fc from "fast-check";
import * as v from "valibot";
import { contentHash } from "../src/content-hash.ts";
import { imageSize } from "../src/import/image-size.ts";
import type { StoredArticle } from "../src/knowledge/content.repository.ts";
import type { StoredGuide, StoredTask } from "../src/knowledge/self-service.repository.ts";
import { taskIssues } from "../src/knowledge/task-issues.ts";
import { smallKnowledge } from "./test-server.ts";

/** Media as an import has stored them: the same video stands with and without poster and captions. */
export const storedMedia = Object.fromEntries(
  [
    ["sign-in.png", "png", "image/png"],
    ["progress.webm", "webm", "video/webm"],
    ["progress.zh-CN.poster.webp", "webp", "image/webp"],
    ["progress.en.vtt", "vtt", "text/vtt; charset=utf-8"],
    ["progress.zh-CN.vtt", "vtt", "text/vtt; charset=utf-8"],
  ].map(([file = "", extension = "", type = ""]) => {
    const path = join(smallKnowledge, "media", file);
    const bytes = readFileSync(path);
    return [file, { name: `${contentHash(bytes)}.${extension}`, type, bytes: bytes.length, path }];
  }),
);
const source = (file: string) => `media/${storedMedia[file]?.name}`;
const picture = readFileSync(join(smallKnowledge, "media/sign-in.png"));
const nodes: Record<string, MediaNode> = {
  picture: { type: "image", source: source("sign-in.png"), alt: "", ...imageSize(picture) },
  plain: { type: "video", source: source("progress.webm"), title: "" },
  whole: {
    type: "video",
    source: source("progress.webm"),
    title: "",
    poster: source("progress.zh-CN.poster.webp"),
    captions: [
      { locale: "en", source: source("progress.en.vtt") },
      { locale: "zh-CN", source: source("progress.zh-CN.vtt") },
    ],
  },
};
export const LOCALES = ["en", "zh-CN"];
const words = fc
  .array(
    fc.constantFrom(
      "退款",
      "it fails",
      "是",
      "#1",
      "- no",
      "yes: 1",
      "“a”",
      "it's",
      "2026-11-02",
      "*",
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(" "));
const slug = fc.constantFrom("a", "b", "tasks", "forms", "sign-in", "1", "on");
const blocks = fc.constantFrom(
  "Open **Settings**, then *tap* `it|now`.",
  "1. one\n2. two\n\n   ![here](picture)",
  "![a film](whole)",
  "![a film](plain)",
  "> [!TIP]\n> 先看[这篇](article:a)。",
  "| a | b |\n| --- | :-: |\n| 1 | **2** |",
  "## #hash #\n\ntext!<https://example.com/(a)>",
  "```js\nlet a = `x`;\n\n\n```",
  "who\\@example.com\\\n\\- next",
);
/** The tree of Markdown whose media are called picture, plain and whole. */
export function treeOf(markdown: string): StoredArticle["body"] {
  const { tree } = parseMarkdown(markdown, {
    media(path, title) {
      const node = nodes[path] as MediaNode;
      return node.type === "image" ? { ...node, alt: title } : { ...node, title };
    },
  });
  return tree;
}
const tree = fc
  .array(blocks, { minLength: 1, maxLength: 4 })
  .map((all) => treeOf(all.join("\n\n")));

const listed = { locale: fc.constantFrom(...LOCALES), categorySlug: slug, title: words };
const found = {
  questions: fc.array(words, { maxLength: 2 }),
  keywords: fc.array(words, { maxLength: 2 }),
  pages: fc.subarray(["/orders/*", "/"]),
};
const updatedAt = fc.constantFrom("2026-11-02", "2025-01-31");
const article = fc.record({
  ...listed,
  slug,
  ...found,
  related: fc.subarray(["a", "b", "gone"]),
  popular: fc.option(fc.integer({ min: 1, max: 9 })),
  body: tree,
  updatedAt,
});
const guide = fc
  .record({ ...listed, slug, ...found, articles: fc.subarray(["a", "b", "gone"]), updatedAt, tree })
  .map(({ tree: body, title, ...rest }): StoredGuide => {
    // As routes and imports leave them: what a step says comes last.
    const steps: GuideStep[] = [
      { kind: "probe", id: "p", title, probe: "online", passed: "c", failed: "s", body: [] },
      { kind: "show", id: "s", title, next: "c", body },
      {
        kind: "choice",
        id: "c",
        title,
        options: [
          { label: title, next: "k" },
          { label: "No", next: "t" },
        ],
        body,
      },
      { kind: "check", id: "k", title, yes: "e", no: "p", body: [] },
      { kind: "end", id: "e", title, outcome: "solved", body },
      { kind: "end", id: "t", title, outcome: "task", task: "a", body: [] },
    ];
    if (guideProblems({ steps }).length > 0) throw new Error("this guide cannot run");
    return { ...rest, title, steps };
  });
/** As routes and imports leave them: in the schema's order. */
const storedTaskSchema = v.object({ ...writtenTaskSchema.entries, updatedAt: v.string() });
const task = fc
  .record({
    ...listed,
    slug,
    ...found,
    articles: fc.subarray(["a", "gone"]),
    updatedAt,
    summary: words,
  })
  .map(({ summary, ...rest }): StoredTask => {
    const content = {
      ...rest,
      summary,
      requires: [
        {
          kind: "attribute" as const,
          name: "age",
          atLeast: 18,
          missing: summary,
          way: { label: "How" },
        },
      ],
      fields: [
        { id: "order", type: "order" as const, label: summary },
        {
          id: "items",
          type: "group" as const,
          label: "Item",
          max: 3,
          fields: [
            {
              id: "kind",
              type: "choice" as const,
              label: "K",
              options: [{ value: "1", label: "yes" }],
            },
            {
              id: "why",
              type: "text" as const,
              label: "W",
              visibleIf: { field: "kind", in: ["1"] },
            },
          ],
        },
      ],
      steps: [{ title: summary, fields: ["order", "items"] }],
      code: { channel: "email" as const },
      action: "webhook" as const,
      caseField: "order",
      instances: 2 as const,
      next: summary,
    };
    if (taskIssues(content).length > 0) throw new Error("this task cannot be filled in");
    return v.parse(storedTaskSchema, content);
  });
const form = fc.record({
  slug,
  title: words,
  locale: fc.constantFrom(...LOCALES),
  categories: fc.subarray(["a", "b"]),
  fields: fc.constant<Form["fields"]>([
    { id: "order", type: "text", label: "Order", required: true },
  ]),
});
const unique = <Content extends { locale: string; slug: string }>(one: fc.Arbitrary<Content>) =>
  fc.uniqueArray(one, { maxLength: 4, selector: ({ locale, slug: name }) => `${locale} ${name}` });

/** What is written of a site. */
export type Written = {
  articles: StoredArticle[];
  guides: StoredGuide[];
  tasks: StoredTask[];
  forms: Form[];
  /** Categories, beside those that something stands in. */
  slugs: string[];
  /** Of the articles: as after years, numbers are in no order, and some are free. */
  firstId: number;
};

export const arbitraryKnowledge: fc.Arbitrary<Written> = fc.record({
  articles: fc
    .tuple(unique(article), article, article)
    .map(([all, en, zh]): StoredArticle[] => [
      ...all.filter((one) => one.slug !== "a"),
      { ...en, slug: "a", locale: "en" },
      { ...zh, slug: "a", locale: "zh-CN" },
    ]),
  guides: unique(guide),
  tasks: unique(task),
  forms: unique(form),
  slugs: fc.uniqueArray(slug),
  firstId: fc.integer({ min: 1, max: 50 }),
});
