import { attachmentEndings } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { knownExtensions } from "./attachment-type.ts";

test("what the widget lets through by its ending is what the server has a type for", () => {
  expect([...attachmentEndings].sort()).toEqual([...new Set(knownExtensions)].sort());
});
