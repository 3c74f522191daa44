import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formSchema, richTextSchema } from "@helpbuoy/protocol";
import fc from "fast-check";
import * as v from "valibot";
import { afterAll, expect } from "vitest";
import { readArticleFile } from "../../packages/server/src/import/article-file.ts";
import { imageSize } from "../../packages/server/src/import/image-size.ts";
import { readKnowledgeFolder } from "../../packages/server/src/import/knowledge-folder.ts";
import { mediaKind } from "../../packages/server/src/import/media-kind.ts";
import { checkYaml, parseYaml } from "../../packages/server/src/import/yaml-file.ts";
import { fuzz, textOf } from "./fuzz.ts";

const folder = mkdtempSync(join(tmpdir(), "helpbuoy-fuzz-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const yamlPieces = [
  ..."\n \t-:[]{},&*!|>'\"%@`#?~\0\uFEFF\u2028",
  "---\n",
  "...\n",
  "title: Refunds\n",
  "slug: refunds\n",
  "slug: money\n",
  "category: money\n",
  "locale: en\n",
  "questions: [a, b]\n",
  "keywords:\n  - x\n",
  "related: [gone]\n",
  "pages: [/a/*]\n",
  "popular: 1\n",
  "updated: 2026-11-02\n",
  "updated: 2026-13-45\n",
  "&a [",
  "*a, *a, *a",
  "a: &a\n",
  "b: *a\n",
  "*none",
  "<<: *a\n",
  "!!binary ",
  "!!set {a}",
  "!!timestamp 2001-01-01",
  "!!js/function x",
  "__proto__: {x: 1}\n",
  "constructor: 1\n",
  "? [1, 2]\n: 3\n",
  "1e999",
  "0x_",
  ".nan",
  "fields:\n  - id: a\n    type: text\n    label: A\n",
  "- slug: money\n  title: Money\n",
  "categories: []\n",
];
const yaml = textOf(yamlPieces);
const whole = "title: Refunds\nslug: refunds\ncategory: money\nlocale: en\n";
/** Eight lists of nine of the one before: a hundred million words, were they written out. */
const bomb = Array.from({ length: 9 }, (_, i) => {
  const of = i === 0 ? '"x"' : `*a${i - 1}`;
  return `a${i}: &a${i} [${Array.from({ length: 9 }, () => of).join(", ")}]`;
}).join("\n");
const looped = "a: &a [*a]";

/** A refusal names a line of the file and says why. */
function expectRemarks(remarks: readonly { line: number; reason: string }[], source: string): void {
  const lines = source.split("\n").length;
  for (const { line, reason } of remarks) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines + 1);
    expect(reason).not.toBe("");
  }
}

fuzz(
  "[F2.44] any bytes are no valid YAML, or a value; what is wrong is named with its line",
  fc.property(yaml, (source) => {
    const file = parseYaml(source);
    expectRemarks(file.refusals, source);
    const checked = checkYaml(file, formSchema);
    if ("refusals" in checked) {
      expect(checked.refusals.length).toBeGreaterThan(0);
      expectRemarks(checked.refusals, source);
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("x");
  }),
  [[bomb], [looped], ["[".repeat(20_000)], ["b: *none"], ["? [1, 2]\n: 3"], ["a: &a\n  b: *a"]],
);

const article = fc.oneof(
  yaml,
  fc.tuple(yaml, yaml).map(([front, body]) => `---\n${front}\n---\n${body}`),
  fc.tuple(yaml, yaml).map(([front, body]) => `---\n${whole}${front}\n---\n${body}`),
  yaml.map((body) => `---\n${whole}---\n${body}`),
);

fuzz(
  "[P14] [F2.44] an article's file is refused with its lines, or is an article that can be kept",
  fc.property(article, (source) => {
    const read = readArticleFile(source, {
      locale: "en",
      category: "money",
      stem: "refunds",
      changed: "2026-11-20",
      media: () => undefined,
      hasSelfService: () => true,
      hasArticle: (slug) => slug === "refunds",
      hasCategory: (slug) => slug === "money",
    });
    expect(read.article === undefined).toBe(read.refusals.length > 0);
    expectRemarks([...read.refusals, ...read.warnings], source);
    if (!read.article) return;
    expect(v.is(richTextSchema, read.article.body)).toBe(true);
    expect(read.article).toMatchObject({ slug: "refunds", categorySlug: "money", locale: "en" });
    expect(JSON.parse(JSON.stringify(read.article))).toEqual(read.article);
  }),
  [[`---\n${bomb}\n---\nx`], [`---\n${whole}---\n![x](../../../etc/passwd)`]],
);

const file = fc.tuple(
  fc.constantFrom(
    "en/categories.yaml",
    "zh-CN/categories.yaml",
    "en/money/refunds.md",
    "en/money/other.md",
    "en/stray.md",
    "en/none/refunds.md",
    "en/forms/ticket.yaml",
    "en/forms/x.yml",
    "en/guides/x.yaml",
    "en/tasks/x.yaml",
    "ids.yaml",
    "media/a.png",
    "media/v.webm",
    "media/v.en.vtt",
    "fr/categories.yaml",
    "notes.txt",
  ),
  fc.oneof(
    article.map((text) => Buffer.from(text)),
    fc.constant(Buffer.from("- slug: money\n  title: Money\n")),
    fc.constant(
      Buffer.from(`---\n${whole}---\n![p](../../media/a.png)\n\n![v](../../media/v.webm)`),
    ),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    fc
      .uint8Array({ maxLength: 40 })
      .map((bytes) => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), bytes])),
  ),
);

fuzz(
  "[F2.44] a folder of anything is read: the bad files are named, and cost only themselves",
  fc.property(fc.array(file, { maxLength: 8 }), (files) => {
    const root = mkdtempSync(join(folder, "f-"));
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), bytes);
    }
    const read = readKnowledgeFolder(root);
    const named = new Set(files.map(([path]) => path));
    for (const remark of read.refused) expect([...named]).toContain(remark.file);
    for (const locale of read.locales) {
      for (const { body } of locale.articles) expect(v.is(richTextSchema, body)).toBe(true);
    }
    rmSync(root, { recursive: true });
  }),
);

const media = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .tuple(
      fc.constantFrom(
        "\x89PNG\r\n\x1a\n",
        "\xff\xd8\xff\xe0\0\x10JFIF\0",
        "\xff\xd8\xff",
        "GIF89a",
        "RIFF\0\0\0\0WEBPVP8 ",
        "RIFF\0\0\0\0WEBPVP8L",
        "RIFF\0\0\0\0WEBPVP8X",
        "RIFF\0\0\0\0WEBP",
        "\x1a\x45\xdf\xa3",
        "\0\0\0\x18ftypmp42",
        "WEBVTT\n",
        "<svg onload=alert(1)>",
        "<!doctype html>",
      ),
      fc.uint8Array({ maxLength: 100 }),
    )
    .map(([head, rest]) => Buffer.concat([Buffer.from(head, "latin1"), rest])),
);

fuzz(
  "[P28] any bytes are a kind of media by their first, or none; their size is told, or not",
  fc.property(
    media,
    fc.constantFrom("a.png", "a.vtt", "a.svg", "a.html", "a", ".."),
    (raw, name) => {
      const bytes = Buffer.from(raw);
      const kind = mediaKind(name, bytes);
      expect(kind?.type).toBeOneOf([
        undefined,
        "image/webp",
        "image/png",
        "image/jpeg",
        "image/gif",
        "video/webm",
        "video/mp4",
        "text/vtt; charset=utf-8",
      ]);
      const size = imageSize(bytes);
      if (!size) return;
      expect(size.width).toBeGreaterThanOrEqual(0);
      expect(size.height).toBeLessThan(2 ** 32);
    },
  ),
);
