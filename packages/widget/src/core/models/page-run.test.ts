import { signal } from "@preact/signals-core";
import { expect, test } from "vitest";
import type { PageTask } from "../page-task.ts";
import { createPageRun } from "./page-run.ts";

function runOf(act: PageTask) {
  const tasks = signal<ReadonlyMap<string, PageTask>>(new Map([["sync", act]]));
  const run = createPageRun("sync", tasks).value;
  if (!run) throw new Error("it was registered");
  return run;
}

test("[F6.07] without a function there is nothing to run; one that comes later counts", () => {
  const tasks = signal<ReadonlyMap<string, PageTask>>(new Map());
  const run = createPageRun("sync", tasks);
  expect(run.value).toBeUndefined();
  tasks.value = new Map([["sync", () => {}]]);
  expect(run.value?.state.value).toEqual({ status: "ready" });
});

test("[F6.07] the page is told what was answered, says how far it is, and what came of it", async () => {
  const file = new File(["x"], "x.txt");
  let seen: unknown;
  const seenStates: unknown[] = [];
  const run = runOf(async (form, { progress }) => {
    seen = form;
    progress(40.4);
    progress("Nearly there");
    seenStates.push(run.state.peek());
    await Promise.resolve();
    return { message: "All moved" };
  });
  run.start({ why: "because", proof: ["f1", "gone"] }, [{ fileId: "f1", file, fieldId: "proof" }]);
  await expect.poll(() => run.state.value.status).toBe("done");
  expect(seen).toEqual({ why: "because", proof: [file] });
  expect(seenStates).toEqual([{ status: "running", progress: 40, text: "Nearly there" }]);
  expect(run.state.value).toEqual({ status: "done", text: "All moved" });
});

test("[F6.07] what can be undone is, once; an undo that fails may be tried again", async () => {
  let fails = true;
  const run = runOf(() => ({
    undo: () => {
      if (fails) throw new Error("secret of the page");
      return "As it was";
    },
  }));
  run.start({}, []);
  await expect.poll(() => run.state.value).toEqual({ status: "done", canUndo: true });
  run.undo();
  await expect.poll(() => run.state.value).toEqual({ status: "done", canUndo: true });
  fails = false;
  run.undo();
  await expect.poll(() => run.state.value).toEqual({ status: "undone", text: "As it was" });
  run.undo();
  expect(run.state.value.status).toBe("undone");
});

test("[F6.07] what a page throws is a failure without its words, and can be tried again", async () => {
  const run = runOf(() => Promise.reject(new Error("TypeError: secret")));
  run.start({}, []);
  await expect.poll(() => run.state.value).toEqual({ status: "failed" });
  run.reset();
  expect(run.state.value).toEqual({ status: "ready" });
});
