import type { Guide, GuidesPart, Task, TasksPart } from "@helpbuoy/protocol";
import { effect } from "@preact/signals-core";
import type { Edition } from "./edition.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Parts } from "./parts.ts";

/** Guides and tasks, whole: those of a locale travel in one part of each kind. */
export type SelfService = {
  /** From storage or the network; undefined: there is none. Rejects with a `BackendError`. */
  guide(slug: string): Promise<Guide | undefined>;
  task(slug: string): Promise<Task | undefined>;
  /** The edition, once it says what each is found by. Rejects with a `BackendError`. */
  searchable(): Promise<Edition>;
  /** Keeps them in storage, so that they open offline. Rejects with a `BackendError`. */
  fetchAhead(edition: Edition, signal: AbortSignal): Promise<void>;
};

/** What it has to know of the knowledge it belongs to. */
export type KnownSoFar = Pick<Knowledge, "edition" | "failure" | "refresh">;

export function createSelfService(options: { parts: Parts; known: KnownSoFar }): SelfService {
  const { parts, known } = options;

  async function guides(held: Edition, signal?: AbortSignal): Promise<Guide[]> {
    const ref = held.manifest.guides;
    return ref ? parts.get(held, ref, readGuides, signal) : [];
  }

  async function tasks(held: Edition, signal?: AbortSignal): Promise<Task[]> {
    const ref = held.manifest.tasks;
    return ref ? parts.get(held, ref, readTasks, signal) : [];
  }

  const named = (slug: string) => (one: { slug: string }) => one.slug === slug;

  return {
    guide: async (slug) => (await guides(await untilKnown(known))).find(named(slug)),
    task: async (slug) => (await tasks(await untilKnown(known))).find(named(slug)),
    searchable: () => untilKnown(known, ({ texts }) => texts !== undefined),
    async fetchAhead(edition, signal) {
      await Promise.all([guides(edition, signal), tasks(edition, signal)]);
    },
  };
}

/** The edition, once there is one that will do; where the last try came to nothing another is made. */
function untilKnown(
  { edition, failure, refresh }: KnownSoFar,
  willDo: (held: Edition) => boolean = () => true,
): Promise<Edition> {
  const before = failure.peek();
  if (!edition.peek() && before) refresh();
  return new Promise((resolve, reject) => {
    const stop = effect(() => {
      const held = edition.value && willDo(edition.value) ? edition.value : undefined;
      const trouble = failure.value === before ? undefined : failure.value;
      if (held) resolve(held);
      else if (trouble) reject(trouble);
      // In its first run an effect has nothing yet to be stopped by.
      if (held ?? trouble) queueMicrotask(() => stop());
    });
  });
}

function readGuides(stored: unknown): Guide[] | undefined {
  const { guides } = Object(stored) as GuidesPart;
  return Array.isArray(guides) && guides.every((guide) => Array.isArray(guide?.steps))
    ? guides
    : undefined;
}

function readTasks(stored: unknown): Task[] | undefined {
  const { tasks } = Object(stored) as TasksPart;
  return Array.isArray(tasks) &&
    tasks.every((task) => [task?.fields, task?.steps].every((list) => Array.isArray(list)))
    ? tasks
    : undefined;
}
