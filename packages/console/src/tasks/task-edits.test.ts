import type { TaskField, WrittenTask } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { newField } from "../fields/field-edits.ts";
import {
  moveToStep,
  newGroup,
  newTask,
  ofRequirement,
  tidyTask,
  withFields,
  withNewStep,
  withoutStep,
} from "./task-edits.ts";

const key = { locale: "en", slug: "appeal" };
const stepsOf = (task: WrittenTask) => task.steps.map(({ fields }) => fields);
const field = (id: string): TaskField => ({ ...newField(id), label: id });
const begun = withFields(newTask(key, "a"), [field("a"), field("b"), field("c")]);

describe("[F6.14] the fields and steps of a task", () => {
  test("a new field is asked in the last step, one that is gone in none", () => {
    expect(stepsOf(begun)).toEqual([["a", "b", "c"]]);
    const two = moveToStep(withNewStep(begun), "b", 1);
    expect(stepsOf(two)).toEqual([["a", "c"], ["b"]]);
    expect(stepsOf(withFields(two, [...two.fields, newGroup("g", "x")]))).toEqual([
      ["a", "c"],
      ["b", "g"],
    ]);
    expect(stepsOf(withFields(two, [field("c"), field("a")]))).toEqual([["c", "a"], []]);
  });

  test("what stands in a step that is taken away is asked beside it", () => {
    const three = moveToStep(moveToStep(withNewStep(withNewStep(begun)), "b", 1), "c", 2);
    expect(stepsOf(withoutStep(three, 1))).toEqual([["a", "b"], ["c"]]);
    expect(stepsOf(withoutStep(three, 0))).toEqual([["a", "b"], ["c"]]);
    expect(stepsOf(withoutStep(three, 2))).toEqual([["a"], ["b", "c"]]);
  });

  test("nothing names a field that is gone", () => {
    const task: WrittenTask = {
      ...begun,
      code: { channel: "email", field: "b" },
      caseField: "c",
    };
    expect(withFields(task, [field("b"), field("c")])).toMatchObject({
      code: { channel: "email", field: "b" },
      caseField: "c",
    });
    const left = withFields(task, [field("a")]);
    expect(left.code).toEqual({ channel: "email" });
    expect(left.caseField).toBeUndefined();
  });
});

test("[F6.14] a condition of another kind says what it said", () => {
  const way = { label: "Sign in", href: "https://example.com/" };
  const signedIn = { kind: "signed-in" as const, missing: "Sign in first.", way };
  const attribute = ofRequirement(signedIn, "attribute");
  expect(attribute).toEqual({
    kind: "attribute",
    name: "",
    equals: [],
    missing: "Sign in first.",
    way,
  });
  expect(ofRequirement(ofRequirement(attribute, "order"), "signed-in")).toEqual(signedIn);
});

test("[F6.14] it is kept without what is empty", () => {
  const task: WrittenTask = {
    ...begun,
    questions: ["where", " "],
    requires: [
      {
        kind: "attribute",
        name: "age",
        equals: [" ", ""],
        atLeast: 18,
        missing: "m",
        way: { label: " " },
      },
    ],
  };
  const tidy = tidyTask(task);
  expect(tidy.questions).toEqual(["where"]);
  expect(tidy.requires).toEqual([{ kind: "attribute", name: "age", atLeast: 18, missing: "m" }]);
});
