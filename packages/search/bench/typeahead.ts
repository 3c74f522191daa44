// Search as you type over many titles: build time, longest step, time per query, stored bytes, and
// how early the wanted title is found. Run with node; sizes as arguments (1000 10000 unless given).
import { createIndexBuilder, exportIndex, importIndex, search } from "../src/index.ts";
import { readArticles } from "./knowledge.ts";
import { randomFrom } from "./random.ts";
import type { SearchIndex } from "../src/index.ts";
import type { Locale } from "./knowledge.ts";

/** Titles made of one title's or question's head and another's tail, all different. */
function makeTitles(locale: Locale, count: number): string[] {
  const random = randomFrom(7);
  const texts = readArticles(locale).flatMap(({ title, questions }) => [title, ...questions]);
  const pick = () => texts[Math.floor(random() * texts.length)] as string;
  const titles = new Set<string>();
  while (titles.size < count) {
    const [head, tail] = [pick(), pick()].map((text) =>
      locale === "en" ? text.split(" ") : [...text],
    ) as [string[], string[]];
    const cut = Math.ceil(head.length * (0.3 + random() * 0.5));
    const rest = tail.slice(Math.floor(tail.length * (0.2 + random() * 0.6)));
    titles.add([...head.slice(0, cut), ...rest].join(locale === "en" ? " " : ""));
  }
  return [...titles];
}

/** Half prefixes of 20 to 80 %, 25 % whole, 15 % with a slip, 10 % two words out of order. */
function makeQueries(titles: readonly string[], count: number): [query: string, title: string][] {
  const random = randomFrom(11);
  return Array.from({ length: count }, (_, at) => {
    const title = titles[Math.floor(random() * titles.length)] as string;
    const share = (at % 20) / 20;
    if (share < 0.5)
      return [title.slice(0, Math.ceil(title.length * (0.2 + random() * 0.6))), title];
    if (share < 0.75) return [title, title];
    if (share < 0.9) {
      const slip = Math.floor(random() * (title.length - 1));
      return [title.slice(0, slip) + title.slice(slip + 1), title];
    }
    const words = title.includes(" ") ? title.split(" ") : (title.match(/..?/g) as string[]);
    const last = words[words.length - 1] as string;
    return [`${last} ${words[Math.floor(words.length / 2)]}`, title];
  });
}

function build(titles: readonly string[]): { index: SearchIndex; total: number; longest: number } {
  const builder = createIndexBuilder();
  builder.add(titles.map((title, at) => ({ id: `${at}`, fields: { title } })));
  const steps = builder.build();
  let total = 0;
  let longest = 0;
  for (;;) {
    const start = performance.now();
    const step = steps.next();
    const took = performance.now() - start;
    total += took;
    longest = Math.max(longest, took);
    if (step.done) return { index: step.value, total, longest };
  }
}

const sizes = process.argv.slice(2).map(Number);
for (const locale of ["zh-CN", "en"] as const) {
  for (const size of sizes.length ? sizes : [1000, 10_000]) {
    const titles = makeTitles(locale, size);
    const cold = build(titles);
    const { index, total, longest } = build(titles);
    const stored = exportIndex(index);
    const bytes = stored.pieces.reduce(
      (sum, piece) =>
        sum + ("byteLength" in piece ? piece.byteLength : JSON.stringify(piece).length),
      0,
    );
    const start = performance.now();
    importIndex(stored);
    const imported = performance.now() - start;
    const queries = makeQueries(titles, 2000);
    for (const [query] of queries.slice(0, 300)) search(index, query);
    let rank = 0;
    const times = queries.map(([query, title]) => {
      const begun = performance.now();
      const hits = search(index, query);
      const took = performance.now() - begun;
      const at = hits.findIndex((hit) => titles[Number(hit.id)] === title);
      if (at >= 0) rank += 1 / (at + 1);
      return took;
    });
    times.sort((a, b) => a - b);
    const ms = (time: number | undefined) => `${(time ?? 0).toFixed(3)} ms`;
    console.log(
      `${locale} ${size}: build ${ms(total)} (cold ${ms(cold.total)}), longest step ${ms(longest)}`,
      `(cold ${ms(cold.longest)}); query median ${ms(times[times.length >> 1])},`,
      `p99 ${ms(times[Math.floor(times.length * 0.99)])}; MRR@10 ${(rank / queries.length).toFixed(3)};`,
      `stored ${Math.round(bytes / 1024)} KB in ${stored.pieces.length}, import ${ms(imported)}`,
    );
  }
}
