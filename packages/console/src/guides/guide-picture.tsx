import { branchesOf, type WrittenStep } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { layOutGuide, STEP, type Point } from "./guide-layout.ts";
import type { GuideFault } from "./guide-words.ts";
import { answerText } from "./guide-words.ts";
import { linesWithin } from "./short-lines.ts";

const MARGIN = 16;

/**
 * The tree of a guide. It is for eyes and a pointer: the list beside it says the same to everyone else,
 * and opens the same steps.
 */
export function GuidePicture(props: {
  steps: readonly WrittenStep[];
  faults: readonly GuideFault[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}): VNode {
  const { t } = useDesk();
  const { steps, faults, chosen, onChoose } = props;
  const layout = useMemo(
    () =>
      layOutGuide(steps.map((step) => ({ id: step.id, to: branchesOf(step).map(({ to }) => to) }))),
    [steps],
  );
  const picture = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const place = picture.current?.querySelector(".tree-step.is-chosen");
    place?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [chosen]);
  const wrong = new Set(faults.map(({ at }) => at));
  const [width, height] = [layout.width + 2 * MARGIN, layout.height + 2 * MARGIN];
  return (
    <div class="guide-picture" role="region" tabIndex={0} aria-label={t("guide_picture")}>
      <svg
        ref={picture}
        width={width}
        height={height}
        viewBox={`${-MARGIN} ${-MARGIN} ${width} ${height}`}
        aria-hidden="true"
      >
        {layout.branches.map(({ from, branch, points, isBack }) => {
          const step = steps.find(({ id }) => id === from);
          const way = step && branchesOf(step)[branch];
          const [begin] = points;
          const isHere = from === chosen;
          return (
            <g key={`${from} ${branch}`} class={isHere ? "branch is-chosen" : "branch"}>
              <path d={isBack ? roundedPath(points) : curvedPath(points)} />
              <path class="branch-tip" d={tipAt(points.at(-1))} />
              {step && way && begin && step.kind !== "show" && (
                <text x={begin.x} y={begin.y + labelDrop(step, branch)} text-anchor="middle">
                  {linesWithin(answerText(step, way.answer, t), labelUnits(step), 1)[0]}
                </text>
              )}
            </g>
          );
        })}
        {layout.steps.map(({ id, x, y }, at) => {
          const step = steps[at];
          if (!step) return null;
          const classes = ["tree-step", `is-${step.kind}`];
          if (id === chosen) classes.push("is-chosen");
          if (wrong.has(at)) classes.push("is-wrong");
          const lines = linesWithin(step.title || t("no_title"), 21, 2);
          return (
            <g key={`${id} ${at}`} class={classes.join(" ")} onClick={() => onChoose(id)}>
              <title>{step.title}</title>
              <rect
                x={x}
                y={y}
                width={STEP.width}
                height={STEP.height}
                rx={step.kind === "end" ? 30 : 10}
              />
              {lines.map((line, row) => (
                <text
                  key={row}
                  x={x + STEP.width / 2}
                  y={y + STEP.height / 2 + 5 + (row - (lines.length - 1) / 2) * 17}
                  text-anchor="middle"
                >
                  {line}
                </text>
              ))}
              <circle class="tree-number" cx={x} cy={y} r={11} />
              <text class="tree-number-text" x={x} y={y + 4} text-anchor="middle">
                {wrong.has(at) ? "!" : at + 1}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** How much of an answer there is room for; more than two stand in two lines. */
function labelUnits(step: WrittenStep): number {
  const count = branchesOf(step).length;
  return Math.max(4, Math.floor((count > 2 ? 44 : 26) / count));
}

function labelDrop(step: WrittenStep, branch: number): number {
  return branchesOf(step).length > 2 && branch % 2 === 1 ? 27 : 14;
}

/** Down through all points, never sideways into a step. */
function curvedPath(points: readonly Point[]): string {
  const [begin, ...rest] = points;
  if (!begin) return "";
  let last = begin;
  return rest.reduce((path, point) => {
    const middle = (last.y + point.y) / 2;
    const next = `${path} C ${last.x} ${middle} ${point.x} ${middle} ${point.x} ${point.y}`;
    last = point;
    return next;
  }, `M ${begin.x} ${begin.y}`);
}

/** Straight ways with rounded corners. */
function roundedPath(points: readonly Point[]): string {
  const RADIUS = 8;
  return points
    .map((point, at) => {
      const [before, after] = [points[at - 1], points[at + 1]];
      if (!before) return `M ${point.x} ${point.y}`;
      if (!after) return `L ${point.x} ${point.y}`;
      const enter = towards(point, before, RADIUS);
      const leave = towards(point, after, RADIUS);
      return `L ${enter.x} ${enter.y} Q ${point.x} ${point.y} ${leave.x} ${leave.y}`;
    })
    .join(" ");
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(0.5, distance / length);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function tipAt(end: Point | undefined): string {
  return end ? `M ${end.x - 4} ${end.y - 7} L ${end.x} ${end.y} L ${end.x + 4} ${end.y - 7}` : "";
}
