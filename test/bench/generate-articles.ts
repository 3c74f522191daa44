import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/root.ts";

/** The demo's help centre in Chinese. */
export const source = join(root, "examples/knowledge/zh-CN");
export const places = [
  "安卓手机",
  "苹果手机",
  "平板",
  "电脑网页版",
  "极速版",
  "小程序",
  "直播伴侣",
  "商家后台",
  "创作者中心",
  "车机版",
];
const times = ["", "更新后", "换手机后", "今天", "一直", "偶尔", "第一次使用时", "境外"];

/** A generator of chance from a seed (mulberry32), so that anyone gets the same articles. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Seed = { category: string; questions: string[]; keywords: string; body: string };

function readSeeds(): Seed[] {
  const categories = readdirSync(source, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !["forms", "guides", "tasks"].includes(entry.name),
  );
  return categories.flatMap(({ name }) =>
    readdirSync(join(source, name)).map((file) => {
      const [, front = "", body = ""] = readFileSync(join(source, name, file), "utf8").split(
        /^---$/m,
      );
      const title = /^title: (.*)$/m.exec(front)?.[1] ?? "";
      const questions = [...front.matchAll(/^ {2}- (.*)$/gm)].map((match) => match[1] ?? "");
      return {
        category: name,
        questions: [title, ...questions],
        keywords: /^keywords: (\[.*\])$/m.exec(front)?.[1] ?? "[]",
        // Pictures would be copied for every article; text is what the pack is measured by.
        body: body
          .replace(/^\s*!\[.*$/gm, "")
          .replaceAll(/\(article:[a-z-]+\)/g, "(https://example.com)"),
      };
    }),
  );
}

/**
 * Writes a knowledge folder of `count` Chinese articles with distinct titles and five other ways to
 * ask each, recombined from the demo help centre.
 */
export function generateArticles(folder: string, count: number, seed: number): void {
  const random = seeded(seed);
  const seeds = readSeeds();
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const titles = new Set<string>();
  mkdirSync(join(folder, "zh-CN"), { recursive: true });
  writeFileSync(
    join(folder, "zh-CN/categories.yaml"),
    readFileSync(join(source, "categories.yaml")),
  );
  for (let number = 0; titles.size < count;) {
    const { category, questions, keywords, body } = pick(seeds);
    const title = `${pick(times)}${pick(questions)}（${pick(places)}）`;
    if (titles.has(title)) continue;
    titles.add(title);
    number++;
    const others = Array.from({ length: 5 }, () => `${pick(places)}${pick(questions)}`);
    const front = [
      `title: ${JSON.stringify(title)}`,
      `slug: article-${number}`,
      `category: ${category}`,
      "locale: zh-CN",
      "questions:",
      ...others.map((question) => `  - ${JSON.stringify(question)}`),
      `keywords: ${keywords}`,
      "related: []",
      "pages: []",
    ];
    mkdirSync(join(folder, "zh-CN", category), { recursive: true });
    writeFileSync(
      join(folder, "zh-CN", category, `article-${number}.md`),
      `---\n${front.join("\n")}\n---\n${body}`,
    );
  }
}
