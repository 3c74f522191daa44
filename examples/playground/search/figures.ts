import type { Numbers } from "./numbers.ts";
import type { QueryTimes } from "./query-times.ts";
import type { Searched } from "./searched.ts";

/** Bars of the last queries. */
const SHOWN = 60;

/** Fills the figures of an index: `[data-figure]` names each. */
export function showIndexFigures(
  root: HTMLElement,
  { documents, slices, bytes }: Searched,
  numbers: Numbers,
): void {
  fill(root, {
    documents: numbers.count(documents.size),
    build: numbers.time(slices.total),
    slices: numbers.count(slices.count),
    longest: numbers.time(slices.longest),
    bytes: numbers.bytes(bytes),
  });
}

/** Fills the figures of what was typed so far, and draws the last of it. */
export function showQueryFigures(root: HTMLElement, times: QueryTimes, numbers: Numbers): void {
  const write = (time: number | undefined) => (time === undefined ? "–" : numbers.time(time));
  fill(root, {
    last: write(times.all.at(-1)),
    median: write(times.within(0.5)),
    p99: write(times.within(0.99)),
    typed: numbers.count(times.all.length),
  });
  const drawing = root.querySelector("[data-times]");
  const shown = times.all.slice(-SHOWN);
  const most = Math.max(...shown);
  drawing?.replaceChildren(
    ...shown.map((time) => {
      const column = document.createElement("span");
      column.style.blockSize = `${(time / most) * 100}%`;
      return column;
    }),
  );
}

function fill(root: HTMLElement, figures: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(figures)) {
    const place = root.querySelector(`[data-figure="${name}"]`);
    if (place) place.textContent = text;
  }
}
