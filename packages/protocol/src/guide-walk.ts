import { branchesOf, type GuideAnswer } from "./guide.ts";
import type { FollowedGuide, Guide, GuideStep, ProbeReading } from "./guide-schema.ts";

/*
 * Walking through a guide: the same in the widget and where a guide is tried before it is published.
 * What is kept of a walk is nothing but its turns, so that it goes on in a guide that has changed
 * meanwhile, or in another language of it.
 */

/** As many as a command tells of. */
export const MOST_TURNS = 60;

/** What was answered at a step, and what a probe found there. */
export type GuideTurn = { step: string; answer: GuideAnswer; reading?: ProbeReading };

export type GuideWalk = {
  /** The steps behind, in the order they were taken. */
  passed: { step: GuideStep; turn: GuideTurn }[];
  /** Where one stands. */
  step: GuideStep;
};

/** Where the turns lead. From the first that leads nowhere any more on, they are left out. */
export function walkGuide(guide: Pick<Guide, "steps">, turns: readonly GuideTurn[]): GuideWalk {
  const passed: GuideWalk["passed"] = [];
  let [step] = guide.steps as [GuideStep];
  for (const turn of turns) {
    const next = turn.step === step.id && stepAfter(guide, step, turn.answer);
    if (!next) break;
    passed.push({ step, turn });
    step = next;
  }
  return { passed, step };
}

function stepAfter(
  { steps }: Pick<Guide, "steps">,
  step: GuideStep,
  answer: GuideAnswer,
): GuideStep | undefined {
  const to = branchesOf(step).find((branch) => branch.answer === answer)?.to;
  return steps.find(({ id }) => id === to);
}

/** How many steps lie at least between this one and an end. */
export function stepsLeft({ steps }: Pick<Guide, "steps">, from: GuideStep): number {
  let left = 0;
  let reached = [from.id];
  const seen = new Set<string>();
  while (reached.length > 0) {
    const standing = steps.filter(({ id }) => reached.includes(id));
    if (standing.some(({ kind }) => kind === "end")) return left;
    for (const { id } of standing) seen.add(id);
    reached = standing
      .flatMap((step) => branchesOf(step).map(({ to }) => to))
      .filter((id) => !seen.has(id));
    left += 1;
  }
  return left;
}

/** A walk as it is told to whoever goes on: the last of it, where it went round and round. */
export function followedGuide(
  { slug, title }: Pick<Guide, "slug" | "title">,
  { passed, step }: GuideWalk,
): FollowedGuide {
  const path = passed.map(
    ({ step: taken, turn: { answer, reading } }): FollowedGuide["path"][0] => {
      const at = /^option-(\d+)$/.exec(answer)?.[1];
      const option = taken.kind === "choice" ? taken.options[Number(at)]?.label : undefined;
      if (option !== undefined) return { title: taken.title, answer: "option", option };
      const plain = (reading?.result ?? answer) as FollowedGuide["path"][0]["answer"];
      return { title: taken.title, answer: plain };
    },
  );
  const probes = new Map(
    passed.flatMap(({ step: taken, turn: { reading } }) =>
      taken.kind === "probe" && reading ? [[taken.probe, { probe: taken.probe, ...reading }]] : [],
    ),
  );
  return {
    slug,
    title,
    path: path.slice(-MOST_TURNS),
    probes: [...probes.values()],
    ...(step.kind === "end" && { outcome: step.outcome }),
  };
}
