import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOutGuide, STEP, type LayoutStep } from "./guide-layout.ts";

const step = (id: string, ...to: string[]): LayoutStep => ({ id, to });
const placeOf = (layout: ReturnType<typeof layOutGuide>, id: string) => {
  const found = layout.steps.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe("[F6.04] the picture of a guide", () => {
  test("stands in rows: each step below all that lead to it, the beginning on top", () => {
    const layout = layOutGuide([
      step("ask", "good", "try"),
      step("try", "again"),
      step("again", "good", "people"),
      step("good"),
      step("people"),
    ]);
    const rows = ["ask", "try", "again", "good", "people"].map((id) => placeOf(layout, id).y);
    expect(rows).toEqual([0, rows[1], rows[2], rows[3], rows[3]]);
    expect(rows.slice(0, 4).every((y, at) => at === 0 || y > (rows[at - 1] as number))).toBe(true);
    // The long way round does not run through a step that stands between.
    const long = layout.branches.find(({ from, to }) => from === "ask" && to === "good");
    const between = placeOf(layout, "try");
    const passes = long?.points.find(({ y }) => y > between.y && y < between.y + STEP.height);
    expect(passes && (passes.x < between.x || passes.x > between.x + STEP.width)).toBe(true);
  });

  test("a circle leads back on the right, and ends nothing", () => {
    const layout = layOutGuide([step("a", "b"), step("b", "a", "b", "c"), step("c")]);
    expect(layout.branches.map(({ from, to, isBack }) => [from, to, isBack])).toEqual([
      ["a", "b", false],
      ["b", "a", true],
      ["b", "b", true],
      ["b", "c", false],
    ]);
    const back = layout.branches[1];
    const furthest = Math.max(...layout.steps.map(({ x }) => x + STEP.width));
    expect(Math.max(...(back?.points.map(({ x }) => x) ?? []))).toBeGreaterThan(furthest);
    expect(placeOf(layout, "c").y).toBeGreaterThan(placeOf(layout, "b").y);
  });

  test("what nothing leads to stands beside the beginning, and a way to nowhere is left out", () => {
    const layout = layOutGuide([step("a", "b", "nowhere"), step("b"), step("lost", "b")]);
    expect(placeOf(layout, "lost").y).toBe(0);
    expect(layout.branches.map(({ from, branch, to }) => [from, branch, to])).toEqual([
      ["a", 0, "b"],
      ["lost", 0, "b"],
    ]);
  });

  test("whatever leads where: no step lies over another, and all lies within", () => {
    const guide = fc.integer({ min: 1, max: 30 }).chain((count) =>
      fc
        .array(fc.array(fc.integer({ min: 0, max: count }), { maxLength: 4 }), {
          minLength: count,
          maxLength: count,
        })
        .map((all) => all.map((to, at) => step(`s${at}`, ...to.map((one) => `s${one}`)))),
    );
    fc.assert(
      fc.property(guide, (steps) => {
        const layout = layOutGuide(steps);
        expect(layout.steps.map(({ id }) => id)).toEqual(steps.map(({ id }) => id));
        for (const [at, a] of layout.steps.entries()) {
          for (const b of layout.steps.slice(at + 1)) {
            expect(a.y !== b.y || Math.abs(a.x - b.x) >= STEP.width).toBe(true);
          }
        }
        const known = new Set(steps.map(({ id }) => id));
        expect(layout.branches).toHaveLength(
          steps.flatMap(({ to }) => to.filter((id) => known.has(id))).length,
        );
        for (const { points } of layout.branches) {
          for (const { x, y } of points) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(layout.width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(layout.height);
          }
        }
        for (const { from, to, isBack } of layout.branches) {
          if (!isBack) expect(placeOf(layout, to).y).toBeGreaterThan(placeOf(layout, from).y);
        }
      }),
    );
  });

  test("without steps it is empty", () => {
    expect(layOutGuide([])).toEqual({ width: 0, height: 0, steps: [], branches: [] });
  });

  test("a hundred steps, each with eight ways, are laid out at once", () => {
    const steps = Array.from({ length: 100 }, (_, at) =>
      step(`s${at}`, ...Array.from({ length: 8 }, (__, one) => `s${(at * 7 + one * 13) % 100}`)),
    );
    const begin = performance.now();
    expect(layOutGuide(steps).steps).toHaveLength(100);
    expect(performance.now() - begin).toBeLessThan(2_000);
  });
});
