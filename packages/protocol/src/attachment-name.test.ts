import { expect, test } from "vitest";
import { isAttachmentName } from "./attachment-name.ts";

test.each([
  ["photo.JPG", true],
  ["voice note.webm", true],
  ["IMG_0001", true],
  ["my.report.pdf", true],
  ["page.html", false],
  ["photo.png.exe", false],
  ["sheet.xlsx", false],
])("%s: %s", (name, expected) => {
  expect(isAttachmentName(name)).toBe(expected);
});
