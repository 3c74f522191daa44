/*
 * Where each step of a guide stands in its picture: in rows from the top, each below all that lead to it.
 * What leads back up goes round on the right. Pure, and the same for the same guide.
 */

export type LayoutStep = { id: string; to: readonly string[] };
export type Point = { x: number; y: number };
/** The top left corner. */
export type PlacedStep = Point & { id: string };
export type PlacedBranch = {
  from: string;
  /** Its place among the ways out of that step. */
  branch: number;
  to: string;
  points: Point[];
  isBack: boolean;
};
export type GuideLayout = {
  width: number;
  height: number;
  steps: PlacedStep[];
  branches: PlacedBranch[];
};

export const STEP = { width: 172, height: 60 };
const GAP = { x: 24, y: 58 };
/** A branch that passes a row takes so much of it. */
const LANE = 18;
const SWEEPS = 6;

/** A step, or a place where a branch passes a row. */
type Cell = { row: number; width: number; x: number; above: Link[]; below: Link[] };
/** What a cell hangs together with; `shift`: how far from its middle, in parts of its width. */
type Link = { cell: Cell; shift: number };
type Edge = { from: number; branch: number; to: number };

export function layOutGuide(steps: readonly LayoutStep[]): GuideLayout {
  const places = new Map<string, number>();
  for (const [at, { id }] of steps.entries()) if (!places.has(id)) places.set(id, at);
  const edges = steps.flatMap(({ to }, from) =>
    to.flatMap((id, branch): Edge[] => {
      const target = places.get(id);
      return target === undefined ? [] : [{ from, branch, to: target }];
    }),
  );
  const { met, order, back } = walk(steps.length, edges);
  const rows = rowsOf(
    order,
    edges.filter((edge) => !back.has(edge)),
  );
  const cells = steps.map((_, at): Cell => {
    return { row: rows[at] ?? 0, width: STEP.width, x: 0, above: [], below: [] };
  });
  const grid: Cell[][] = [];
  const put = (cell: Cell) => (grid[cell.row] ??= []).push(cell);
  for (const at of met) put(cells[at] as Cell);
  const ways = new Map<Edge, Cell[]>();
  for (const edge of edges) {
    if (!back.has(edge)) ways.set(edge, passRows(cells, edge, shiftOf(edge, steps), put));
  }
  for (let row = 0; row < grid.length; row += 1) grid[row] ??= [];
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    untangle(sweep % 2 === 0 ? grid : grid.toReversed(), sweep % 2 === 0 ? "above" : "below");
  }
  for (const row of grid) spread(row, () => undefined);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isDown = sweep % 2 === 0;
    for (const row of isDown ? grid : grid.toReversed()) {
      spread(row, (cell) => middleOf(isDown ? cell.above : cell.below));
    }
  }
  const all = grid.flat();
  const left = all.reduce((least, { x }) => Math.min(least, x), Infinity);
  const right = all.reduce((most, { x, width }) => Math.max(most, x + width - left), 0);
  // Room for what leads back to the first row.
  const top = back.size > 0 ? GAP.y / 2 : 0;
  const topOf = (row: number) => top + row * (STEP.height + GAP.y);
  const corner = (cell: Cell): Point => ({ x: Math.round(cell.x - left), y: topOf(cell.row) });

  let lanes = 0;
  const branches = edges.map((edge): PlacedBranch => {
    const [from, to] = [cells[edge.from] as Cell, cells[edge.to] as Cell];
    const out = exit(corner(from), shiftOf(edge, steps));
    const into = corner(to);
    const ends = { from: steps[edge.from]?.id ?? "", to: steps[edge.to]?.id ?? "" };
    const way = ways.get(edge);
    if (way) {
      const passed = way.map((cell) => {
        const { x, y } = corner(cell);
        return { x: x + LANE / 2, y: y + STEP.height / 2 };
      });
      const points = [out, ...passed, { x: into.x + STEP.width / 2, y: into.y }];
      return { ...ends, branch: edge.branch, points, isBack: false };
    }
    // Down into the gap below, round on the right, and from the gap above into the step.
    lanes += 1;
    const lane = right + lanes * LANE;
    const below = out.y + GAP.y / 2 + (lanes % 3) * 5;
    const above = into.y - GAP.y / 4 - (lanes % 3) * 5;
    const end = { x: into.x + STEP.width - 14, y: into.y };
    const points = [out, { x: out.x, y: below }, { x: lane, y: below }, { x: lane, y: above }];
    return {
      ...ends,
      branch: edge.branch,
      points: [...points, { x: end.x, y: above }, end],
      isBack: true,
    };
  });
  return {
    width: right + (lanes > 0 ? (lanes + 1) * LANE : 0),
    height: Math.max(0, topOf(grid.length) - GAP.y) + (lanes > 0 ? GAP.y : 0),
    steps: cells.map((cell, at) => ({ id: steps[at]?.id ?? "", ...corner(cell) })),
    branches,
  };
}

/** Each way out has a place of its own along the lower edge. */
function shiftOf({ from, branch }: Edge, steps: readonly LayoutStep[]): number {
  return (branch + 1) / ((steps[from]?.to.length ?? 1) + 1) - 0.5;
}

function exit({ x, y }: Point, shift: number): Point {
  return { x: Math.round(x + STEP.width * (0.5 + shift)), y: y + STEP.height };
}

/** Depth first from the beginning, then from what nothing leads to: what leads back to where one came from. */
function walk(
  count: number,
  edges: readonly Edge[],
): {
  /** As one first comes to them. */
  met: number[];
  /** Each before all that it leads to, but for what leads back. */
  order: number[];
  back: Set<Edge>;
} {
  const out = Array.from({ length: count }, (_, at) => edges.filter(({ from }) => from === at));
  const led = new Set(edges.flatMap(({ from, to }) => (from === to ? [] : [to])));
  const state = new Map<number, "open" | "done">();
  const back = new Set<Edge>();
  const met: number[] = [];
  const done: number[] = [];
  const enter = (begin: number): void => {
    // Without recursion: a guide may be a hundred steps deep.
    const open = [{ at: begin, next: 0 }];
    state.set(begin, "open");
    met.push(begin);
    for (let here = open.at(-1); here; here = open.at(-1)) {
      const edge = out[here.at]?.[here.next++];
      if (!edge) {
        state.set(here.at, "done");
        done.push(here.at);
        open.pop();
      } else if (state.get(edge.to) === "open") back.add(edge);
      else if (!state.has(edge.to)) {
        state.set(edge.to, "open");
        met.push(edge.to);
        open.push({ at: edge.to, next: 0 });
      }
    }
  };
  const begins = [0, ...Array.from({ length: count }, (_, at) => at).filter((at) => !led.has(at))];
  for (const at of [...begins, ...Array.from({ length: count }, (_, one) => one)]) {
    if (at < count && !state.has(at)) enter(at);
  }
  return { met, order: done.toReversed(), back };
}

/** Each step stands one row below the lowest that leads to it. */
function rowsOf(order: readonly number[], forward: readonly Edge[]): number[] {
  const rows: number[] = [];
  for (const at of order) rows[at] = 0;
  for (const at of order) {
    for (const { from, to } of forward) {
      if (from === at) rows[to] = Math.max(rows[to] ?? 0, (rows[at] ?? 0) + 1);
    }
  }
  return rows;
}

/** A cell in each row between both ends of a branch, so that it goes round what stands there. */
function passRows(
  cells: readonly Cell[],
  { from, to }: Edge,
  shift: number,
  put: (cell: Cell) => void,
): Cell[] {
  const [begin, end] = [cells[from] as Cell, cells[to] as Cell];
  const way: Cell[] = [];
  let last: Link = { cell: begin, shift };
  const join = (next: Cell) => {
    last.cell.below.push({ cell: next, shift: 0 });
    next.above.push(last);
    last = { cell: next, shift: 0 };
  };
  for (let row = begin.row + 1; row < end.row; row += 1) {
    const cell: Cell = { row, width: LANE, x: 0, above: [], below: [] };
    put(cell);
    way.push(cell);
    join(cell);
  }
  join(end);
  return way;
}

/** Puts each row in the order of the middle of what its cells hang together with in the one before. */
function untangle(rows: readonly Cell[][], side: "above" | "below"): void {
  const places = new Map<Cell, number>();
  for (const row of rows) {
    const wanted = new Map(
      row.map((cell, at) => {
        const others = cell[side].map((one) => (places.get(one.cell) ?? at) + one.shift);
        const sum = others.reduce((all, one) => all + one, 0);
        return [cell, others.length > 0 ? sum / others.length : at];
      }),
    );
    row.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
    for (const [at, cell] of row.entries()) places.set(cell, at);
  }
}

function middleOf(links: readonly Link[]): number | undefined {
  if (links.length === 0) return undefined;
  const middles = links.map(({ cell, shift }) => cell.x + cell.width * (0.5 + shift));
  return middles.reduce((sum, middle) => sum + middle, 0) / links.length;
}

/** As near to where each cell wants to be as their order and their widths allow. */
function spread(row: readonly Cell[], wanted: (cell: Cell) => number | undefined): void {
  const want = row.map((cell) => (wanted(cell) ?? cell.x + cell.width / 2) - cell.width / 2);
  const pushed: number[] = [];
  for (const [at, cell] of row.entries()) {
    const before = row[at - 1];
    const least = before ? (pushed[at - 1] ?? 0) + before.width + GAP.x : -Infinity;
    pushed[at] = Math.max(want[at] ?? 0, least);
    cell.x = pushed[at] ?? 0;
  }
  let most = Infinity;
  for (let at = row.length - 1; at >= 0; at -= 1) {
    const cell = row[at] as Cell;
    const held = Math.min(want[at] ?? 0, most - cell.width - (most === Infinity ? 0 : GAP.x));
    // Both keep the room between neighbours, and so does what lies halfway.
    cell.x = ((pushed[at] ?? 0) + held) / 2;
    most = held;
  }
}
