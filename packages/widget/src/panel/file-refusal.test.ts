import { expect, test } from "vitest";
import { fileRefusal } from "./file-refusal.ts";

test.each([
  [{ name: "photo.jpg", size: 1 }, undefined],
  [{ name: "photo.jpg", size: 11 }, "file_too_big"],
  [{ name: "page.html", size: 1 }, "file_type_not_allowed"],
  [{ name: "log.txt", size: 0 }, "file_empty"],
])("%o: %s", (file, expected) => {
  expect(fileRefusal(file, 10)).toBe(expected);
});
