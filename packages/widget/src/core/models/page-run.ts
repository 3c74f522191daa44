import type { FieldValues } from "@helpbuoy/protocol";
import { computed, signal, type ReadonlySignal } from "@preact/signals-core";
import type { PageTask, PageTaskResult } from "../page-task.ts";
import type { TaskDraft } from "../task-draft.ts";

export type PageRunState = {
  status: "ready" | "running" | "done" | "failed" | "undone";
  /** 0-100; undefined: nobody says. */
  progress?: number;
  /** The page's own words. */
  text?: string;
  canUndo?: boolean;
};

/** A task that the host page does itself. */
export type PageRun = {
  state: ReadonlySignal<PageRunState>;
  start(answers: FieldValues, files: TaskDraft["files"]): void;
  undo(): void;
  /** Ready for another one. */
  reset(): void;
};

const LONGEST = 1_000; // characters of what a page says

/** @returns undefined while the page has not said how it does this one */
export function createPageRun(
  slug: string,
  pageTasks: ReadonlySignal<ReadonlyMap<string, PageTask>>,
): ReadonlySignal<PageRun | undefined> {
  const state = signal<PageRunState>({ status: "ready" });
  let takeBack: PageTaskResult["undo"];

  async function run(act: () => unknown, done: "done" | "undone", failed: PageRunState) {
    if (state.peek().status === "running") return;
    state.value = { status: "running" };
    try {
      const result = await act();
      const { message, undo } = Object(
        typeof result === "string" ? { message: result } : result,
      ) as PageTaskResult;
      takeBack = done === "done" && typeof undo === "function" ? undo : undefined;
      state.value = {
        status: done,
        ...(typeof message === "string" && { text: message.slice(0, LONGEST) }),
        ...(takeBack && { canUndo: true }),
      };
    } catch {
      // The host's own trouble: its words may be a stack trace, and are not the visitor's.
      state.value = failed;
    }
  }

  function progress(now: unknown): void {
    const before = state.peek();
    if (before.status !== "running") return;
    if (typeof now === "number" && now >= 0) {
      state.value = { ...before, progress: Math.min(100, Math.round(now)) };
    } else if (typeof now === "string") state.value = { ...before, text: now.slice(0, LONGEST) };
  }

  return computed(() => {
    const act = pageTasks.value.get(slug);
    if (!act) return undefined;
    return {
      state,
      start(answers, files) {
        const form = Object.entries(answers).map(([key, value]) => [
          key,
          Array.isArray(value)
            ? files.filter(({ fileId }) => value.includes(fileId)).map(({ file }) => file)
            : value,
        ]);
        void run(() => act(Object.fromEntries(form), { progress }), "done", { status: "failed" });
      },
      undo() {
        const given = takeBack;
        if (given) void run(given, "undone", { status: "done", canUndo: true });
      },
      reset() {
        takeBack = undefined;
        state.value = { status: "ready" };
      },
    };
  });
}
