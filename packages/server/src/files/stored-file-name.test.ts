import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attachmentDisposition, storedFileName } from "./stored-file-name.ts";

describe("[P28] a stored name", () => {
  test.for([
    ["photo.png", "photo.png"],
    ["PHOTO.PNG", "PHOTO.PNG"],
    ["照片.png", "照片.png"],
    ["../../etc/passwd", "passwd.png"],
    ["C:\\Windows\\a.png", "a.png"],
    ["evil.exe", "evil.exe.png"],
    ["photo\u202egnp.exe", "photognp.exe.png"],
    ["a\u0000b\n.png", "ab.png"],
    ["..", "file.png"],
    ["", "file.png"],
    ['a"b<c>.png', "a_b_c_.png"],
  ])("%s becomes %s", ([claimed, name]) => {
    expect(storedFileName(claimed as string, ["png", "apng"])).toBe(name);
  });

  test("of anything has no path, no control character, and one of the endings", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (claimed) => {
        const name = storedFileName(claimed, ["png"]);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
        expect(name).toMatch(/^[^.].*\.png$/i);
        expect(name.length).toBeLessThanOrEqual(200);
        expect(attachmentDisposition(name)).toMatch(/^attachment; filename="[\x20-\x7e]*"; /);
      }),
    );
  });
});
