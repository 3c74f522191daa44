// Runs in the page: builds in slices as the widget does, then asks.
import { createIndexBuilder, search } from "../../src/index.ts";
import { buildPinyinIndex, searchPinyin } from "../../src/pinyin/index.ts";

const SLICE = 4;
const WARM = 300;

export type PageFigures = {
  buildMs: number;
  longestSliceMs: number;
  pinyinBuildMs?: number;
  medianMs: number;
  p99Ms: number;
  pinyinMedianMs?: number;
  pinyinP99Ms?: number;
};

type Given = { titles: readonly string[]; queries: readonly string[]; sounds: readonly string[] };

async function inSlices<T>(steps: Generator<void, T>) {
  let ms = 0;
  let longest = 0;
  for (;;) {
    const start = performance.now();
    let step = steps.next();
    while (!step.done && performance.now() - start < SLICE) step = steps.next();
    const took = performance.now() - start;
    ms += took;
    longest = Math.max(longest, took);
    if (step.done) return { value: step.value, ms, longest };
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function timesOf(queries: readonly string[], ask: (query: string) => unknown) {
  for (const query of queries.slice(0, WARM)) ask(query);
  const times = queries
    .map((query) => {
      const start = performance.now();
      ask(query);
      return performance.now() - start;
    })
    .sort((a, b) => a - b);
  return { median: times[times.length >> 1] ?? 0, p99: times[(times.length * 0.99) | 0] ?? 0 };
}

async function measure({ titles, queries, sounds }: Given): Promise<PageFigures> {
  const builder = createIndexBuilder();
  builder.add(titles.map((title, at) => ({ id: `${at}`, fields: { title } })));
  const built = await inSlices(builder.build());
  const asked = timesOf(queries, (query) => search(built.value, query));
  const figures = {
    buildMs: built.ms,
    longestSliceMs: built.longest,
    medianMs: asked.median,
    p99Ms: asked.p99,
  };
  if (!sounds.length) return figures;
  const heard = await inSlices(buildPinyinIndex(built.value));
  const listened = timesOf(sounds, (query) => searchPinyin(heard.value, query));
  return {
    ...figures,
    pinyinBuildMs: heard.ms,
    pinyinMedianMs: listened.median,
    pinyinP99Ms: listened.p99,
  };
}

Object.assign(globalThis, { measure });
