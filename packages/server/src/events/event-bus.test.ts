import { expect, test } from "vitest";
import { createEventBus } from "./event-bus.ts";

test("wakes those whom it concerns, on their site alone", () => {
  const bus = createEventBus();
  const woken: string[] = [];
  const wake = (name: string) => () => woken.push(name);
  bus.subscribe("demo", "a", wake("a"));
  bus.subscribe("demo", "a", wake("a again"));
  bus.subscribe("demo", "b", wake("b"));
  bus.subscribe("demo", undefined, wake("anyone"));
  bus.subscribe("other", "a", wake("elsewhere"));
  bus.publish("demo", ["a", "nobody"]);
  expect(woken.splice(0)).toEqual(["a", "a again"]);
  bus.publish("demo", "everyone");
  expect(woken.splice(0)).toEqual(["a", "a again", "b", "anyone"]);
  bus.wakeAll();
  expect(woken.splice(0)).toHaveLength(5);
});

test("a reader that has gone is woken no more", () => {
  const bus = createEventBus();
  let woken = 0;
  const undo = bus.subscribe("demo", "a", () => woken++);
  undo();
  undo();
  const stay = bus.subscribe("demo", "a", () => woken++);
  undo();
  bus.publish("demo", ["a"]);
  expect(woken).toBe(1);
  stay();
});
