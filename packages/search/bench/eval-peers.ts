// Ours and the engines of npm on the same titles and queries, in the same run.
import { measureAnswers, measureTypeahead } from "./eval-typeahead.ts";
import { readDocs, readQueries } from "./json-lines.ts";
import { makeQueries } from "./make-queries.ts";
import { makeTitles } from "./make-titles.ts";
import { PEERS } from "./peers.ts";
import type { TypeaheadFigures } from "./eval-typeahead.ts";
import type { Doc, TypedQuery } from "./json-lines.ts";

export type PeerOptions = {
  /** Names, with commas between. */
  readonly vs?: string | undefined;
  /** Files; without them 10,000 titles a language and 500 queries a kind are made from the seed. */
  readonly docs?: string | undefined;
  readonly queries?: string | undefined;
  readonly seed?: string | undefined;
  /** As data, not as tables to read. */
  readonly json?: boolean | undefined;
};

type Row = { readonly n: number } & Record<string, number>;
type Comparison = {
  readonly set: string;
  /** Per engine: its sample, build time, median and p99 on that sample. */
  readonly engines: Record<string, Row>;
  /** Per kind of query and engine, on the engine's sample: its MRR@10, ours, and ours over its. */
  readonly quality: Record<string, Record<string, Duel>>;
};
/** MRR@10 of both and its ratio; how many times their median time is ours. */
type Duel = {
  readonly theirs: number;
  readonly ours: number;
  readonly ratio: number;
  readonly times: number;
};

const COUNT = 500;

/** Compares on given files, or on titles and queries made for both languages. */
export async function evalPeers(options: PeerOptions): Promise<object | string> {
  const { vs = Object.keys(PEERS).join(","), docs, queries, seed = "1", json } = options;
  const names = vs.split(",");
  for (const name of names) {
    if (!PEERS[name]) throw new Error(`--vs ${name}: not one of ${Object.keys(PEERS).join(", ")}`);
  }
  const compared =
    docs && queries
      ? [compare(docs, names, readDocs(docs), readQueries(queries))]
      : (["zh-CN", "en"] as const).map((locale) => {
          const titles = makeTitles(locale, 10_000, Number(seed));
          const made = makeQueries(titles, COUNT, Number(seed));
          return compare(`${locale}, seed ${seed}`, names, titles, made);
        });
  return json ? compared : compared.map(printComparison).join("\n\n");
}

function compare(
  set: string,
  names: readonly string[],
  docs: readonly Doc[],
  queries: readonly TypedQuery[],
): Comparison {
  const ours = new Map<number, TypeaheadFigures>();
  const oursOn = (sample: number) => {
    const known = ours.get(sample) ?? measureTypeahead(docs, everyNth(queries, sample));
    ours.set(sample, known);
    return known;
  };
  const comparison: Comparison = { set, engines: { ours: costs(oursOn(1)) }, quality: {} };
  for (const [engine, peer] of names.flatMap((name) => Object.entries(PEERS[name]!))) {
    const start = performance.now();
    const ask = peer.build(docs);
    const buildMs = performance.now() - start;
    const theirs = measureAnswers(everyNth(queries, peer.sample), ask);
    const same = oursOn(peer.sample);
    comparison.engines[engine] = {
      ...costs({ ...theirs, buildMs }),
      timesOurMedian: theirs.medianMs / same.medianMs,
    };
    for (const [kind, { mrr10, medianMs }] of Object.entries(theirs.byKind)) {
      const mine = same.byKind[kind]!;
      (comparison.quality[kind] ??= {})[engine] = {
        theirs: mrr10,
        ours: mine.mrr10,
        ratio: mine.mrr10 / mrr10,
        times: medianMs / mine.medianMs,
      };
    }
  }
  return comparison;
}

const costs = ({
  n,
  buildMs,
  medianMs,
  p99Ms,
}: Pick<TypeaheadFigures, "n" | "buildMs" | "medianMs" | "p99Ms">): Row => ({
  n,
  buildMs,
  medianMs,
  p99Ms,
});

/** Every n-th query of each kind, so that a sample holds all kinds. */
function everyNth(queries: readonly TypedQuery[], nth: number): TypedQuery[] {
  const counts = new Map<string, number>();
  return queries.filter(({ kind = "all" }) => {
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return count % nth === 0;
  });
}

/** The comparison as tables to read: quality in percent, theirs / ours / ratio. */
function printComparison({ set, engines, quality }: Comparison): string {
  const lines = [set];
  const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  for (const [engine, row] of Object.entries(engines)) {
    lines.push(
      `  ${engine.padEnd(13)}${Object.entries(row)
        .map(([name, value]) => ` ${name} ${number(value)}`)
        .join(",")}`,
    );
  }
  for (const [kind, rows] of Object.entries(quality)) {
    lines.push(`  ${kind}: theirs, ours, ratio; their median time to ours`);
    for (const [engine, { theirs, ours, ratio, times }] of Object.entries(rows)) {
      lines.push(
        `    ${engine.padEnd(13)} ${(100 * theirs).toFixed(1)} ${(100 * ours).toFixed(1)} ${theirs ? ratio.toFixed(2) : "-"} ${number(times)}x`,
      );
    }
  }
  return lines.join("\n");
}
