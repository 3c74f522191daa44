import type { FollowedGuide } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { guideLinesOf, guideOf } from "./guide-lines.ts";
import en from "./i18n/en.ts";
import { translate, type Texts } from "./translate.ts";

const text: Parameters<typeof guideLinesOf>[1] = (key, values) =>
  translate(en as Texts, "en", key, values);
const guide: FollowedGuide = {
  slug: "no-sound",
  title: "No sound",
  path: [
    { title: "Where?", answer: "option", option: "In live" },
    { title: "Restart", answer: "no" },
  ],
  probes: [
    { probe: "microphone", result: "failed", fact: "denied" },
    { probe: "backend", result: "passed", fact: "41 ms" },
    { probe: "online", result: "unknown", fact: "" },
  ],
  outcome: "person",
};

test("[F6.03] [GD5] a guide comes to a handoff in lines that say what was done and measured", () => {
  expect(guideLinesOf(guide, text).map((line) => [line.kind, line.text])).toEqual([
    ["guide", "No sound"],
    ["step", "Where? · In live"],
    ["step", "Restart · No"],
    ["probe", "Microphone · Blocked"],
    ["probe", "Way to our server · 41 ms"],
    ["probe", "Network · Could not tell"],
  ]);
});

test("[GD5] what is struck out is not in what goes along; without its title nothing is", () => {
  const lines = guideLinesOf(guide, text);
  expect(guideOf(lines)).toEqual(guide);
  const kept = lines.filter(({ text: words }) => !/Where|Microphone/.test(words));
  expect(guideOf(kept)).toEqual({
    ...guide,
    path: [{ title: "Restart", answer: "no" }],
    probes: guide.probes.slice(1),
  });
  expect(guideOf(lines.slice(1))).toBeUndefined();
  expect(guideOf([])).toBeUndefined();
});
