// Search as one types, on given files: how early the wanted title stands, and what it costs.
import { createIndexBuilder, exportIndex, search } from "../src/index.ts";
import { buildPinyinIndex, searchPinyin } from "../src/pinyin/index.ts";
import { readDocs, readQueries } from "./json-lines.ts";
import type { SearchIndex } from "../src/index.ts";
import type { Doc, TypedQuery } from "./json-lines.ts";

export type TypeaheadOptions = {
  readonly docs?: string | undefined;
  readonly queries?: string | undefined;
};

type Rating = {
  readonly n: number;
  readonly mrr10: number;
  readonly recall5: number;
  readonly medianMs: number;
  readonly p99Ms: number;
};

/** Shares of one; times in milliseconds; bytes of the index as it is stored. */
export type TypeaheadFigures = Rating & {
  readonly byKind: Record<string, Rating>;
  readonly buildMs: number;
  readonly longestSliceMs: number;
  readonly indexBytes: number;
};

const TOP = 10;
const WARM = 300;
const HAN = /\p{sc=Han}/u;
/** Milliseconds of a slice, as in the page. */
const SLICE = 4;

/** Runs the queries of a file (`{text, relevant: [id]}`) over the titles of another (`{id, text}`). */
export async function evalTypeahead({ docs, queries }: TypeaheadOptions): Promise<object> {
  if (!docs || !queries) throw new Error("--docs and --queries name the files");
  return measureTypeahead(readDocs(docs), readQueries(queries));
}

export function measureTypeahead(
  docs: readonly Doc[],
  queries: readonly TypedQuery[],
): TypeaheadFigures {
  buildInSlices(docs); // cold: the compiler's time is not ours
  const { index, buildMs, longestSliceMs } = buildInSlices(docs);
  const indexBytes = exportIndex(index).pieces.reduce(
    (sum, piece) => sum + ("byteLength" in piece ? piece.byteLength : JSON.stringify(piece).length),
    0,
  );
  // As the page does: the sounds are loaded once Latin letters meet Chinese titles.
  const pinyin = docs.some(({ text }) => HAN.test(text))
    ? drive(buildPinyinIndex(index))
    : undefined;
  const ask = (text: string) =>
    (pinyin && !HAN.test(text)
      ? searchPinyin(pinyin, text, { limit: TOP })
      : search(index, text, { limit: TOP })
    ).map(({ id }) => id);
  return { ...measureAnswers(queries, ask), buildMs, longestSliceMs, indexBytes };
}

/** Asks every query, some first to warm up, and rates and times the answers. */
export function measureAnswers(
  queries: readonly TypedQuery[],
  ask: (text: string) => readonly string[],
): Rating & Pick<TypeaheadFigures, "byKind"> {
  for (const { text } of queries.slice(0, WARM)) ask(text);
  const rated = queries.map(({ text, relevant, kind = "all" }) => {
    const start = performance.now();
    const ids = ask(text);
    const took = performance.now() - start;
    const at = ids.slice(0, TOP).findIndex((id) => relevant.includes(id));
    const found = ids.slice(0, 5).filter((id) => relevant.includes(id)).length;
    return {
      kind,
      took,
      rank: at < 0 ? 0 : 1 / (at + 1),
      share: found / Math.min(5, relevant.length),
    };
  });
  const figures = (list: typeof rated): Rating => {
    const times = list.map(({ took }) => took).sort((a, b) => a - b);
    return {
      n: list.length,
      mrr10: mean(list.map(({ rank }) => rank)),
      recall5: mean(list.map(({ share }) => share)),
      medianMs: times[times.length >> 1] ?? 0,
      p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
    };
  };
  const kinds = [...new Set(rated.map(({ kind }) => kind))];
  return {
    ...figures(rated),
    byKind: Object.fromEntries(
      kinds.map((kind) => [kind, figures(rated.filter((one) => one.kind === kind))]),
    ),
  };
}

const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / (all.length || 1);

function drive<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Builds as the page does, a slice at a time. */
function buildInSlices(docs: readonly Doc[]): {
  index: SearchIndex;
  buildMs: number;
  longestSliceMs: number;
} {
  const builder = createIndexBuilder();
  builder.add(docs.map(({ id, text }) => ({ id, fields: { title: text } })));
  const steps = builder.build();
  let buildMs = 0;
  let longestSliceMs = 0;
  for (;;) {
    const start = performance.now();
    let step = steps.next();
    while (!step.done && performance.now() - start < SLICE) step = steps.next();
    const took = performance.now() - start;
    buildMs += took;
    longestSliceMs = Math.max(longestSliceMs, took);
    if (step.done) return { index: step.value, buildMs, longestSliceMs };
  }
}
