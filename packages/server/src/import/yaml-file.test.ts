import { expect, test } from "vitest";
import { parseYaml } from "./yaml-file.ts";

const nine = (word: string) => `[${Array.from({ length: 9 }, () => word).join(", ")}]`;
const bomb = `a: &a ${nine("x")}\nb: &b ${nine("*a")}\nc: &c ${nine("*b")}\nd: ${nine("*c")}`;

test.for([
  ["a name that leads nowhere", "b: *none"],
  ["names that lead to more than memory holds", bomb],
  ["brackets without end", "[".repeat(20_000)],
] as const)("[F2.44] %s is a refusal", ([, source]) => {
  const { value, refusals } = parseYaml(source, 3);
  expect(value).toBeUndefined();
  expect(refusals[0]?.line).toBe(3);
  expect(refusals[0]?.reason).toMatch(/^this is not valid YAML: ./);
});
