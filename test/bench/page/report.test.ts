import { expect, test } from "vitest";
import type { Entry } from "./entries.ts";
import { reportOf, type Visits } from "./report.ts";
import type { Line, Visit } from "./visit.ts";

type Seen = { script: number; visibleAt: number; heap: number; bytes: number; took?: number };

const visitOf = ({ script, visibleAt, heap, bytes, took }: Seen): Visit => {
  const wire = { bytes, requests: bytes > 0 ? 1 : 0, sent: [] };
  const open = took === undefined ? undefined : { took, wire, heap: heap * 2 };
  return { script, visibleAt, heap, wire, shift: 0, open, second: { wire, visibleAt } };
};
const runsOf = (...runs: Seen[]): Record<Line, Visit[]> => ({
  fast: runs.map(visitOf),
  cpu4: runs.map(visitOf),
  slow4g: runs.map(visitOf),
});

test("[F4.30] what the page and the machine did is taken off run by run, and the median told", () => {
  // In the second run the machine was slow for all three alike.
  const blank = { script: 1, visibleAt: 50, heap: 1_024_000, bytes: 0 };
  const floor = { script: 2, visibleAt: 100, heap: 1_024_000, bytes: 512, took: 10 };
  const ours = { script: 8, visibleAt: 105, heap: 1_126_400, bytes: 3_072, took: 40 };
  const slowed = (seen: Seen): Seen => ({
    ...seen,
    script: seen.script + 100,
    visibleAt: seen.visibleAt * 3,
  });
  const three = (seen: Seen) => runsOf(seen, slowed(seen), seen);
  const visits: Visits = new Map<Entry["name"], Record<Line, Visit[]>>([
    ["blank", three(blank)],
    ["floor", three(floor)],
    ["helpbuoy", runsOf(ours, slowed(ours), { ...ours, script: 900, took: 900 })],
    ["helpbuoy, hovered", three({ ...ours, took: 5 })],
    ["helpbuoy, prefetched", three({ ...ours, took: 6 })],
  ]);
  const footprint = {
    globals: ["Helpbuoy"],
    listeners: [],
    patched: [],
    stored: [],
    styles: 0,
    reached: [],
  };
  const told = reportOf({ visits, footprint, search: { code: 30_720, titles: 10_240 } });
  expect(told).toContain("| script CPU until idle at 4x, over the floor | 0 | 6.0 ms |");
  expect(told).toContain("| button visible on Slow 4G, against the floor | 1.00 | 1.05x |");
  expect(told).toContain("| 0.5 KB, 1 request | 3.0 KB, 1 request |");
  expect(told).toContain("| - | 30.0 KB / 40.0 KB |");
  expect(told).toContain("fast / Slow 4G, ms | 10 / 10 | 40 / 40 |");
  expect(told).toContain("rested on it for 200 ms | - | 5 / 5 |");
  expect(told).toContain("| 0 KB / 1000 KB | 100 KB / 1200 KB |");
  expect(told).toContain("| - | 1, 0, 0, 0, 0, 0 |");
});
