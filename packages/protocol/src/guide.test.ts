import { describe, expect, it } from "vitest";
import { branchesOf, guideProblems } from "./guide.ts";
import type { GuideStep } from "./guide-schema.ts";

const words = { title: "A step", body: [] };
const show = (id: string, next: string): GuideStep => ({ kind: "show", id, ...words, next });
const check = (id: string, yes: string, no: string): GuideStep => ({
  kind: "check",
  id,
  ...words,
  yes,
  no,
});
const end = (id: string, outcome: "solved" | "ticket" | "task" = "solved"): GuideStep => ({
  kind: "end",
  id,
  ...words,
  outcome,
});
const problemsOf = (...steps: GuideStep[]) =>
  guideProblems({ steps }).map(({ at, problem }) => [steps[at]?.id, problem]);

describe("[GD1] guide", () => {
  it("finds nothing wrong with a guide all of whose ways end", () => {
    expect(
      problemsOf(
        show("begin", "ask"),
        check("ask", "good", "people"),
        end("good"),
        end("people", "ticket"),
      ),
    ).toEqual([]);
  });

  it("says which step a branch leads nowhere from, and which stands there twice", () => {
    expect(problemsOf(check("begin", "good", "lost"), end("good"), show("good", "good"))).toEqual([
      ["begin", "no_such_step"],
      ["good", "step_twice"],
      ["good", "unreachable"],
    ]);
  });

  it("says what goes round in a circle; a circle with a way out is none", () => {
    expect(
      problemsOf(
        check("begin", "good", "round"),
        end("good"),
        show("round", "again"),
        show("again", "round"),
      ),
    ).toEqual([
      ["round", "never_ends"],
      ["again", "never_ends"],
    ]);
    expect(problemsOf(show("begin", "ask"), check("ask", "good", "begin"), end("good"))).toEqual(
      [],
    );
  });

  it("says what nothing leads to, and that nothing is ever solved", () => {
    expect(problemsOf(show("begin", "people"), end("people", "ticket"), end("good"))).toEqual([
      ["good", "unreachable"],
      ["begin", "never_solved"],
    ]);
  });

  it("asks for the task of an end that leads to one", () => {
    expect(problemsOf(show("begin", "do"), end("do", "task"))).toEqual([["do", "no_task"]]);
  });

  it("lists the ways out as they are shown", () => {
    expect(
      branchesOf({
        kind: "choice",
        id: "which",
        ...words,
        options: [
          { label: "One", next: "a" },
          { label: "Two", next: "b" },
        ],
      }),
    ).toEqual([
      { answer: "option-0", to: "a" },
      { answer: "option-1", to: "b" },
    ]);
  });
});
