import type { Attributes, Requirement } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { missingRequirements } from "./missing-requirements.ts";

const missing = "说明";
const attribute = (rest: object): Requirement => ({
  kind: "attribute",
  name: "age",
  missing,
  ...rest,
});
const lacks = (requirement: Requirement, attributes: Attributes | undefined) =>
  missingRequirements([requirement], { attributes, orders: [] }, undefined).length > 0;

describe("[TK2] [F6.10] a verified attribute", () => {
  test.each([
    ["at least 18, of 18", { atLeast: 18 }, { age: 18 }, true],
    ["at least 18, of text", { atLeast: 18 }, { age: "21" }, true],
    ["at least 18, of 17.9", { atLeast: 18 }, { age: 17.9 }, false],
    ["at least 0, of no number", { atLeast: 0 }, { age: "" }, false],
    ["at least 0, of words", { atLeast: 0 }, { age: "old" }, false],
    ["one of some, of one", { equals: ["gold", "true"] }, { age: true }, true],
    ["one of some, of another", { equals: ["gold"] }, { age: "silver" }, false],
    ["to be false, of false", { equals: ["false"] }, { age: false }, true],
    ["to be there, of yes", {}, { age: true }, true],
    ["to be there, of no", {}, { age: false }, false],
    ["to be there, of another", {}, { name: "x" }, false],
    ["one that every object has", { name: "constructor" }, {}, false],
  ] as const)("%s", (_what, rule, attributes, isMet) => {
    expect(lacks(attribute(rule), attributes)).toBe(!isMet);
    expect(lacks(attribute(rule), undefined)).toBe(true);
  });

  test("each that is not met is named by its place", () => {
    const requires: Requirement[] = [
      { kind: "signed-in", missing },
      attribute({ atLeast: 18 }),
      { kind: "order", states: ["paid"], missing },
    ];
    const verified = { attributes: { age: 17 }, orders: [{ id: "A", state: "paid" as const }] };
    expect(missingRequirements(requires, verified, "A")).toEqual([1]);
    expect(missingRequirements(requires, verified, "B")).toEqual([1, 2]);
    expect(missingRequirements(requires, { attributes: undefined, orders: [] }, undefined)).toEqual(
      [0, 1, 2],
    );
  });
});
