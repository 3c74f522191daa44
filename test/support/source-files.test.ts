import { describe, expect, test } from "vitest";
import { findCircles, packageOf, readSource, targetOf } from "./source-files.ts";

describe("readSource", () => {
  test("tells value, type and lazy imports apart", () => {
    const file = readSource(
      "a/b.ts",
      `import { x } from "./x.ts";
       import type { Y } from "./y.ts";
       import { type Z } from "./z.ts";
       import "./side-effect.ts";
       export { q } from "./q.ts";
       const later = import("./later.ts");`,
    );
    expect(file.imports).toEqual([
      { specifier: "./x.ts", kind: "value" },
      { specifier: "./y.ts", kind: "type" },
      { specifier: "./z.ts", kind: "type" },
      { specifier: "./side-effect.ts", kind: "value" },
      { specifier: "./q.ts", kind: "value" },
      { specifier: "./later.ts", kind: "lazy" },
    ]);
    expect(file.exportsAll).toBe(false);
  });

  test("sees `export *`", () => {
    expect(readSource("a.ts", 'export * from "./b.ts";').exportsAll).toBe(true);
    expect(readSource("a.ts", 'export * as b from "./b.ts";').exportsAll).toBe(false);
  });
});

test("targetOf follows relative paths from the repository's root", () => {
  const file = readSource("packages/a/src/b.ts", 'import "../../c/src/d.ts?inline";');
  expect(file.imports.map((one) => targetOf(file, one))).toEqual(["packages/c/src/d.ts"]);
});

test("packageOf cuts a specifier to the package", () => {
  expect(packageOf("@scope/name/sub")).toBe("@scope/name");
  expect(packageOf("name/sub")).toBe("name");
  expect(packageOf("node:fs/promises")).toBe("node:fs/promises");
});

test("findCircles finds a circle of values and none of types", () => {
  const circle = [
    readSource("a.ts", 'import { b } from "./b.ts";'),
    readSource("b.ts", 'import { c } from "./c.ts";'),
    readSource("c.ts", 'import { a } from "./a.ts"; import type { x } from "./b.ts";'),
  ];
  expect(findCircles(circle)).toEqual([["a.ts", "b.ts", "c.ts", "a.ts"]]);
  const loose = [
    readSource("a.ts", 'import { b } from "./b.ts";'),
    readSource("b.ts", 'import type { A } from "./a.ts"; const a = import("./a.ts");'),
  ];
  expect(findCircles(loose)).toEqual([]);
});
