import type { WrittenStep } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { translate } from "../translate.ts";
import { guideFaults } from "./guide-words.ts";

const t = (key: Parameters<typeof translate>[1], values = {}) => translate("en", key, values);
const words = (title: string) => ({ title, text: "" });

test("[F6.04] dead ends, circles and steps nothing leads to are said in sentences that name them", () => {
  const steps: WrittenStep[] = [
    { kind: "check", id: "a", ...words("Is it plugged in?"), yes: "b", no: "gone" },
    { kind: "show", id: "b", ...words("Turn it off"), next: "c" },
    { kind: "show", id: "c", ...words(""), next: "b" },
    { kind: "end", id: "d", ...words("Good"), outcome: "solved" },
  ];
  expect(guideFaults(steps, t).map(({ at, text }) => [at, text])).toEqual([
    [0, "“No” of step 1, Is it plugged in?, leads nowhere yet."],
    [0, "From step 1, Is it plugged in?, no way comes to an end."],
    [1, "From step 2, Turn it off, no way comes to an end."],
    [2, "From step 3, without a title, no way comes to an end."],
    [3, "Nothing leads to step 4, Good."],
    [0, "No way ends solved, or with a task."],
  ]);
});
