import type { Clock } from "@helpbuoy/client";
import {
  followedGuide,
  walkGuide,
  type FollowedGuide,
  type Guide,
  type GuideAnswer,
  type GuideTurn,
  type GuideWalk,
  type Locale,
  type ProbeReading,
} from "@helpbuoy/protocol";
import { computed, signal, type ReadonlySignal } from "@preact/signals-core";
import type { Environment } from "../environment.ts";
import type { Keeper } from "../keeper.ts";
import type { ProbeEnvironment } from "../probes/probe.ts";
import { runProbe } from "../probes/run-probe.ts";
import type { Announcements } from "../public-events.ts";
import type { Visit } from "../visit.ts";
import type { HostContext } from "../widget.ts";

/** A guide as it is walked through: the visitor stands at one step of it (SPEC GD2-GD4). */
export type GuideModel = {
  guide: Guide;
  walk: ReadonlySignal<GuideWalk>;
  /** What the probe of this step found; undefined: it is looking, or this step has none. */
  reading: ReadonlySignal<ProbeReading | undefined>;
  /** Goes on. Of a probe only once it has a reading, and by that. */
  answer(answer: GuideAnswer): void;
  goOn(): void;
  /** Has the probe of this step look, or look again. */
  look(): Promise<void>;
  /** To the step before, or as many before as given. */
  back(steps?: number): void;
  restart(): void;
  /** As it is told to whoever goes on. */
  followed(): FollowedGuide;
};

export type GuideParts = {
  environment: Environment;
  keeper: Keeper;
  clock: Clock;
  visit: Visit;
  announcements: Announcements;
  backend: { manifest(locale: Locale, options: { signal: AbortSignal }): Promise<unknown> };
  locale: ReadonlySignal<Locale>;
  hostContext: ReadonlySignal<HostContext>;
};

/** The turns in each guide by its slug, the one that was walked last at the end. */
type Turns = ReadonlyMap<string, readonly GuideTurn[]>;

const MOST_GUIDES = 20;
const noTurns: Turns = new Map();

/** Opens guides where one left them. */
export function createGuideModels(parts: GuideParts): { open(guide: Guide): Promise<GuideModel> } {
  const { environment, keeper, clock, visit, announcements, backend, locale, hostContext } = parts;
  const kept = signal(noTurns);
  const restored = keeper.keep("guides", kept, readTurns);
  const begun = new Set<string>();
  const around: ProbeEnvironment = {
    view: environment.view,
    ticks: environment.ticks,
    clock,
    reach: (ending) => backend.manifest(locale.peek(), { signal: ending }),
    pageError: () => hostContext.peek().error,
  };

  function begin(slug: string): void {
    if (begun.has(slug)) return;
    begun.add(slug);
    announcements.announce("guide:started", { slug });
  }

  return {
    async open(guide) {
      await restored;
      const { slug } = guide;
      const walk = computed(() => walkGuide(guide, kept.value.get(slug) ?? []));
      const reading = signal<ProbeReading | undefined>(undefined);
      let looking = 0;

      const followed = () => followedGuide(guide, walk.peek());

      function take(turns: readonly GuideTurn[]): void {
        looking += 1;
        reading.value = undefined;
        const others = [...kept.peek()].filter(([other]) => other !== slug);
        const all = turns.length > 0 ? [...others, [slug, turns] as const] : others;
        kept.value = all.length > 0 ? new Map(all.slice(-MOST_GUIDES)) : noTurns;
        visit.guide = turns.length > 0 ? followed() : undefined;
      }

      const taken = () => walk.peek().passed.map(({ turn }) => turn);

      function answer(given: GuideAnswer, found?: ProbeReading): void {
        const turn = { step: walk.peek().step.id, answer: given, ...(found && { reading: found }) };
        take([...taken(), turn]);
        const { step } = walk.peek();
        if (step.kind !== "end") return;
        begun.delete(slug);
        announcements.announce("guide:finished", { slug, outcome: step.outcome });
      }

      if (taken().length === 0) begin(slug);
      else visit.guide = followed();
      return {
        guide,
        walk,
        reading,
        followed,
        answer,
        goOn() {
          const found = reading.peek();
          if (found) answer(found.result === "failed" ? "failed" : "passed", found);
        },
        async look() {
          const { step } = walk.peek();
          if (step.kind !== "probe") return;
          const mine = (looking += 1);
          reading.value = undefined;
          const found = await runProbe(step.probe, around);
          // One that went on meanwhile is not told any more.
          if (mine === looking) reading.value = found;
        },
        back(steps = 1) {
          take(taken().slice(0, -steps));
        },
        restart() {
          take([]);
          begun.delete(slug);
          begin(slug);
        },
      };
    },
  };
}

function readTurns(stored: unknown): Turns | undefined {
  const isTurn = (turn: unknown) => typeof (Object(turn) as GuideTurn).answer === "string";
  const isWhole =
    stored instanceof Map &&
    [...stored.values()].every((turns) => Array.isArray(turns) && turns.every(isTurn));
  return isWhole ? (stored as Turns) : undefined;
}
