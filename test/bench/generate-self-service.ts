import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { places, seeded, source } from "./generate-articles.ts";

/** Of so many articles one guide, or one task. */
const ARTICLES_PER = { guides: 20, tasks: 50 };

/**
 * Adds to a folder of `generateArticles` what else a help centre has: the demo's forms and synonyms,
 * its guides and tasks, and copies of them under other names until there is one guide for twenty
 * articles and one task for fifty. Each settles some of the generated articles.
 * @returns how many of each there are
 */
export function generateSelfService(
  folder: string,
  articles: number,
  seed: number,
): { guides: number; tasks: number } {
  const random = seeded(seed);
  const place = (count: number) => Math.floor(random() * count);
  const target = join(folder, "zh-CN");
  cpSync(join(source, "forms"), join(target, "forms"), { recursive: true });
  copyFileSync(join(source, "synonyms.yaml"), join(target, "synonyms.yaml"));

  function generate(kind: keyof typeof ARTICLES_PER): number {
    const written = readdirSync(join(source, kind)).map((file) =>
      readFileSync(join(source, kind, file), "utf8"),
    );
    const count = Math.max(written.length, Math.round(articles / ARTICLES_PER[kind]));
    mkdirSync(join(target, kind), { recursive: true });
    for (let number = 0; number < count; number++) {
      const settled = Array.from({ length: 3 }, () => `article-${place(articles) + 1}`);
      const text = (written[number % written.length] ?? "")
        .replace(/^articles:\s*\[[^\]]*\]/m, `articles: [${[...new Set(settled)].join(", ")}]`)
        // As with articles: text is what a pack is measured by, and the demo's own are not there.
        .replace(/^\s*!\[.*$/gm, "")
        .replaceAll(/\(article:[a-z-]+\)/g, "(https://example.com)")
        .replaceAll(/\barticle: [a-z-]+/g, `article: ${settled[0]}`);
      const [, slug = ""] = /^slug: (.*)$/m.exec(text) ?? [];
      // The first of each keeps its name: others lead to it.
      const name = number < written.length ? slug : `${slug}-${number}`;
      const where = places[place(places.length)] ?? "";
      const named = text
        .replace(/^slug: .*$/m, `slug: ${name}`)
        .replace(/^title: (.*)$/m, name === slug ? "title: $1" : `title: $1（${where} ${number}）`)
        // Other ways to ask, not the steps and fields that stand in lists like them.
        .replaceAll(/^ {2}- (?![a-z]+:|\{)(.*)$/gm, name === slug ? "  - $1" : `  - ${where}$1`);
      writeFileSync(join(target, kind, `${name}.yaml`), named);
    }
    return count;
  }

  return { guides: generate("guides"), tasks: generate("tasks") };
}
