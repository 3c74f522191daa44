import { afterEach, expect, test, vi } from "vitest";
import { inSlices, yieldToPage } from "./slices.ts";

afterEach(() => void vi.unstubAllGlobals());

function* steps(count: number, onStep: () => void): Generator<void, string> {
  for (let n = 0; n < count; n++) {
    onStep();
    yield;
  }
  return "done";
}

test("long work gives the page a turn every 4 ms", async () => {
  let ticks = 0;
  let longest = 0;
  let began = 0;
  const environment = {
    ticks: () => ticks,
    async yieldToPage() {
      longest = Math.max(longest, ticks - began);
      began = ticks;
    },
  };
  const step = () => (ticks += 0.5);
  const signal = new AbortController().signal;
  expect(await inSlices(steps(1000, step), environment, signal)).toBe("done");
  expect(longest).toBe(4);
});

test("work that is aborted stops at its next turn", async () => {
  const controller = new AbortController();
  let taken = 0;
  const environment = {
    ticks: () => taken * 10,
    async yieldToPage() {
      if (taken === 3) controller.abort();
    },
  };
  const work = inSlices(
    steps(1000, () => (taken += 1)),
    environment,
    controller.signal,
  );
  expect(await work).toBeUndefined();
  expect(taken).toBe(3);
});

test("[P2] goes on where requestAnimationFrame does nothing, with and without a scheduler", async () => {
  vi.stubGlobal("requestAnimationFrame", () => 0);
  vi.stubGlobal("scheduler", undefined);
  await yieldToPage();
  let asked = 0;
  vi.stubGlobal("scheduler", { yield: async () => void (asked += 1) });
  await yieldToPage();
  expect(asked).toBe(1);
});
