import { branchesOf, guideProblems, type WrittenStep } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { inLanguage, leadTo, newGuide, ofKind, stepKinds, withNewStep } from "./guide-edits.ts";

const guide = newGuide({ locale: "en", slug: "no-sound" });

describe("[F6.04] a guide is changed", () => {
  test("a new one can run as it is, once its words are there", () => {
    expect(guideProblems(guide)).toEqual([]);
  });

  test("a new step has a name that none has", () => {
    const { steps, id } = withNewStep(guide.steps.slice(1));
    expect(id).toBe("step-5");
    expect(withNewStep(steps).id).toBe("step-6");
  });

  test.each(stepKinds)("made a %s, a step goes on leading where it led", (kind) => {
    const check = guide.steps[1] as WrittenStep;
    const changed = ofKind(check, kind);
    expect(changed).toMatchObject({ kind, id: "step-2" });
    const ways = branchesOf(changed).map(({ to }) => to);
    expect(ways).toEqual(["step-3", "step-4"].slice(0, ways.length));
    expect(branchesOf(ofKind(changed, "check")).map(({ to }) => to)).toEqual(
      ways.length === 2 ? ways : [ways[0] ?? "", ways[0] ?? ""],
    );
  });

  test.each(stepKinds)("each way out of a %s is led elsewhere by itself", (kind) => {
    const step = ofKind(guide.steps[1] as WrittenStep, kind);
    for (const [at, { answer }] of branchesOf(step).entries()) {
      const ways = branchesOf(leadTo(step, answer, "elsewhere")).map(({ to }) => to);
      expect(ways).toEqual(branchesOf(step).map(({ to }, one) => (one === at ? "elsewhere" : to)));
    }
  });

  test("in another language its ways stay, and what visitors say is asked for anew", () => {
    const other = inLanguage({ ...guide, questions: ["no sound"], pages: ["/live/*"] }, "zh-CN");
    expect(other).toMatchObject({ locale: "zh-CN", questions: [], pages: ["/live/*"] });
    expect(other.steps).toEqual(guide.steps);
  });
});
