import { describe, expect, test } from "vitest";
import { readSelfService } from "./knowledge.ts";
import { askSymptoms, readSymptoms, symptomFigures, symptomFiles } from "./symptoms.ts";

// Nothing was tuned on the questions without -dev; floors somewhat under what they give (README).
const FLOORS = { "zh-CN": { three: 84, first: 62 }, en: { three: 84, first: 62 } } as const;

describe.each(symptomFiles())("[F6.20] [F6.23] $name", ({ path, name, locale }) => {
  const symptoms = readSymptoms(path);

  test("names guides and tasks that there are, each text once", () => {
    const known = new Set(readSelfService(locale).map(({ id }) => id));
    expect(symptoms.flatMap(({ wanted }) => wanted).filter((id) => !known.has(id))).toEqual([]);
    expect(new Set(symptoms.map(({ text }) => text)).size).toBe(symptoms.length);
    expect(symptoms.length).toBeGreaterThanOrEqual(name.includes("-dev") ? 20 : 100);
  });

  test("the right guide or task stands among the first three", () => {
    const { three, first } = symptomFigures(askSymptoms(locale, symptoms));
    expect(three).toBeGreaterThanOrEqual(FLOORS[locale].three);
    expect(first).toBeGreaterThanOrEqual(FLOORS[locale].first);
  });
});
