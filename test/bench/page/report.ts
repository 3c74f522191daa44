import type { Entry } from "./entries.ts";
import type { Footprint } from "./footprint.ts";
import type { Line, Visit } from "./visit.ts";
import type { SearchWire } from "./wire-to-search.ts";

/** All visits by entry and line; the same place in two lists is the same run. */
export type Visits = Map<Entry["name"], Record<Line, Visit[]>>;

function median(values: readonly number[]): number {
  const sorted = values.filter((value) => Number.isFinite(value)).toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

const kilobytes = (bytes: number) => `${(bytes / 1_024).toFixed(1)} KB`;
const inKilobytes = (bytes: number) => `${Math.round(bytes / 1_024)} KB`;
const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;

/** The table of what a page pays, in Markdown. */
export function reportOf(measured: {
  visits: Visits;
  footprint: Footprint;
  /** Until 1,000 titles can be searched. */
  search: SearchWire;
}): string {
  const { visits, footprint, search } = measured;
  const of = (name: Entry["name"], line: Line) => visits.get(name)?.[line] ?? [];
  const typical = (name: Entry["name"], line: Line, read: (visit: Visit) => number | undefined) =>
    median(of(name, line).map((visit) => read(visit) ?? Number.NaN));
  /** Run by run, less what another page did in the same run. */
  const over = (
    name: Entry["name"],
    base: Entry["name"],
    line: Line,
    read: (visit: Visit) => number | undefined,
  ) =>
    median(
      of(name, line).map((visit, run) => {
        const other = of(base, line)[run];
        return (read(visit) ?? Number.NaN) - ((other && read(other)) ?? Number.NaN);
      }),
    );
  const idleWire = (name: Entry["name"]) => {
    const requests = over(name, "blank", "fast", ({ wire }) => wire.requests);
    return `${kilobytes(over(name, "blank", "fast", ({ wire }) => wire.bytes))}, ${count(requests, "request")}`;
  };
  const opened = (name: Entry["name"]) =>
    (["fast", "slow4g"] as const)
      .map((line) => Math.round(typical(name, line, ({ open }) => open?.took)))
      .join(" / ");
  const heap = (name: Entry["name"]) =>
    `${inKilobytes(over(name, "blank", "fast", (one) => one.heap))} / ${inKilobytes(
      median(
        of(name, "fast").map(
          ({ open }, run) =>
            (open?.heap ?? Number.NaN) - (of("blank", "fast")[run]?.heap ?? Number.NaN),
        ),
      ),
    )}`;
  const ratio = median(
    of("helpbuoy", "slow4g").map(
      ({ visibleAt }, run) => visibleAt / (of("floor", "slow4g")[run]?.visibleAt ?? Number.NaN),
    ),
  );
  const { globals, listeners, patched, stored, styles, reached } = footprint;

  const rows: [string, string, string][] = [
    ["wire to the idle button, with headers", idleWire("floor"), idleWire("helpbuoy")],
    [
      "wire to a usable search, 1,000 titles searchable: code / with the titles",
      "-",
      `${kilobytes(search.code)} / ${kilobytes(search.code + search.titles)}`,
    ],
    [
      "script CPU until idle at 4x, over the floor",
      "0",
      `${over("helpbuoy", "floor", "cpu4", ({ script }) => script).toFixed(1)} ms`,
    ],
    ["button visible on Slow 4G, against the floor", "1.00", `${ratio.toFixed(2)}x`],
    [
      "click to focused search box, nothing fetched before: fast / Slow 4G, ms",
      opened("floor"),
      opened("helpbuoy"),
    ],
    ["the same after the pointer rested on it for 200 ms", "-", opened("helpbuoy, hovered")],
    ["the same after an idle prefetch", "-", opened("helpbuoy, prefetched")],
    [
      "second page view before intent, requests beyond the page",
      String(over("floor", "blank", "fast", ({ second }) => second?.wire.requests)),
      String(over("helpbuoy", "blank", "fast", ({ second }) => second?.wire.requests)),
    ],
    [
      "heap after GC over the blank page: idle / open with the demo pack",
      heap("floor"),
      heap("helpbuoy"),
    ],
    [
      "globals, listeners on the page, natives patched, storage keys before opening, host styles changed, rules that leak in",
      "-",
      [globals, listeners, patched, stored].map(({ length }) => length).join(", ") +
        `, ${styles}, ${reached.length}`,
    ],
    ["layout shift", "0", String(typical("helpbuoy", "fast", ({ shift }) => shift))],
  ];
  return [
    "| | a button alone | Helpbuoy |",
    "| --- | ---: | ---: |",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
  ].join("\n");
}
