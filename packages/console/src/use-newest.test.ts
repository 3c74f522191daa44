// @vitest-environment happy-dom
import { h, render } from "preact";
import { act } from "preact/test-utils";
import { expect, onTestFinished, test, vi } from "vitest";
import { useNewest } from "./use-newest.ts";

/** Asks `name`, and is answered when the test says so. */
function createAsking(pause = 0) {
  const told: string[] = [];
  const asked = new Map<string, PromiseWithResolvers<string>>();
  function Asking({ name }: { name: string }) {
    useNewest(
      {
        ask() {
          if (name === "") return undefined;
          const answer = Promise.withResolvers<string>();
          asked.set(name, answer);
          return answer.promise;
        },
        tell: (answer) => told.push(answer),
        refuse: (cause) => told.push(`refused: ${String(cause)}`),
      },
      [name],
      pause,
    );
    return null;
  }
  const place = document.createElement("div");
  return {
    told,
    asked: () => [...asked.keys()],
    show: (name: string) => act(() => render(h(Asking, { name }), place)),
    leave: () => act(() => render(null, place)),
    answer: (name: string) =>
      act(async () => {
        asked.get(name)?.resolve(`of ${name}`);
        await asked.get(name)?.promise;
      }),
    refuse: (name: string) =>
      act(async () => {
        asked.get(name)?.reject(name);
        await asked.get(name)?.promise.catch(() => {});
      }),
  };
}

test("what was asked before and is answered later is not told", async () => {
  const asking = createAsking();
  await asking.show("one");
  await asking.show("two");
  await asking.answer("two");
  await asking.answer("one");
  expect(asking.told).toEqual(["of two"]);
});

test("nor is its refusal; the newest one's is", async () => {
  const asking = createAsking();
  await asking.show("one");
  await asking.show("two");
  await asking.refuse("one");
  await asking.refuse("two");
  expect(asking.told).toEqual(["refused: two"]);
});

test("nothing to ask leaves what was told, and tells nothing that is late", async () => {
  const asking = createAsking();
  await asking.show("one");
  await asking.show("");
  await asking.answer("one");
  expect(asking.asked()).toEqual(["one"]);
  expect(asking.told).toEqual([]);
});

test("an answer that comes after the screen is gone is nobody's", async () => {
  const asking = createAsking();
  await asking.show("one");
  await asking.leave();
  await asking.answer("one");
  expect(asking.told).toEqual([]);
});

test("while somebody types, the last words alone are asked for", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const asking = createAsking(250);
  for (const words of ["r", "re", "ref"]) {
    await asking.show(words);
    vi.advanceTimersByTime(249);
  }
  expect(asking.asked()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(asking.asked()).toEqual(["ref"]);
});
