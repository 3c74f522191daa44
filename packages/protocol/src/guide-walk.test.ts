import * as v from "valibot";
import { expect, test } from "vitest";
import type { GuideStep } from "./guide-schema.ts";
import { followedGuideSchema } from "./guide-schema.ts";
import { followedGuide, stepsLeft, walkGuide, type GuideTurn } from "./guide-walk.ts";

const words = { title: "A step", body: [] };
const steps: GuideStep[] = [
  { kind: "probe", id: "look", ...words, probe: "online", passed: "ask", failed: "mend" },
  { kind: "show", id: "mend", ...words, next: "look" },
  {
    kind: "choice",
    id: "ask",
    title: "Which?",
    body: [],
    options: [
      { label: "Sound", next: "sound" },
      { label: "Picture", next: "people" },
    ],
  },
  { kind: "check", id: "sound", title: "Better?", body: [], yes: "good", no: "people" },
  { kind: "end", id: "good", ...words, outcome: "solved" },
  { kind: "end", id: "people", ...words, outcome: "person" },
];
const guide = { slug: "no-sound", title: "No sound", steps };
const seen = (result: "passed" | "failed" | "unknown", fact = "") => ({ result, fact });
const turns: GuideTurn[] = [
  { step: "look", answer: "failed", reading: seen("failed") },
  { step: "mend", answer: "next" },
  { step: "look", answer: "passed", reading: seen("unknown", "?") },
  { step: "ask", answer: "option-0" },
];

test("[GD2] a walk stands where its turns lead", () => {
  expect(walkGuide(guide, []).step.id).toBe("look");
  const { step, passed } = walkGuide(guide, turns);
  expect(step.id).toBe("sound");
  expect(passed.map(({ step: { id } }) => id)).toEqual(["look", "mend", "look", "ask"]);
});

test("[GD2] in a guide that has changed it goes as far as it still leads", () => {
  const without = steps.filter(({ id }) => id !== "sound");
  expect(walkGuide({ steps: without }, turns).step.id).toBe("ask");
  expect(walkGuide(guide, [{ step: "gone", answer: "next" }, ...turns]).step.id).toBe("look");
  expect(walkGuide(guide, [{ step: "look", answer: "option-3" }]).passed).toEqual([]);
});

test("how far the nearest end is", () => {
  const left = (id: string) => stepsLeft(guide, steps.find((step) => step.id === id) as GuideStep);
  expect(["good", "sound", "ask", "look", "mend"].map(left)).toEqual([0, 1, 1, 2, 3]);
});

test("[GD5] what is told of it: answers in their words, and each probe as it was read last", () => {
  const followed = followedGuide(
    guide,
    walkGuide(guide, [...turns, { step: "sound", answer: "no" }]),
  );
  expect(followed).toEqual({
    slug: "no-sound",
    title: "No sound",
    path: [
      { title: "A step", answer: "failed" },
      { title: "A step", answer: "next" },
      { title: "A step", answer: "unknown" },
      { title: "Which?", answer: "option", option: "Sound" },
      { title: "Better?", answer: "no" },
    ],
    probes: [{ probe: "online", result: "unknown", fact: "?" }],
    outcome: "person",
  });
  expect(v.is(followedGuideSchema, followed)).toBe(true);
});

test("[GD5] of a walk in circles its last turns fit into a command", () => {
  const circles = Array.from({ length: 90 }, () => turns.slice(0, 2)).flat();
  const followed = followedGuide(guide, walkGuide(guide, circles));
  expect(followed.path).toHaveLength(60);
  expect(v.is(followedGuideSchema, followed)).toBe(true);
});
