import { expect, test } from "vitest";
import { systemRandom as random } from "./random.ts";
import { createSealed, SealBroken } from "./sealed.ts";

const secret = new Uint8Array(32).fill(7);
const sealed = createSealed({ secret, random }, "test");

test("what is sealed is read again, and stands nowhere in what is kept", () => {
  for (const text of ["", "JBSWY3DPEHPK3PXP", "浪花 whsec_é", "x".repeat(10_000)]) {
    const kept = sealed.seal(text);
    expect(sealed.open(kept)).toBe(text);
    if (text) expect(Buffer.from(kept.slice(8), "base64url").includes(text)).toBe(false);
  }
  expect(sealed.seal("same")).not.toBe(sealed.seal("same"));
});

test("what was changed, sealed for another purpose or under another secret stays shut", () => {
  const kept = sealed.seal("a secret");
  const bytes = Buffer.from(kept.slice(8), "base64url");
  for (const at of [0, 12, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => sealed.open(`sealed1.${changed.toString("base64url")}`)).toThrow(SealBroken);
  }
  for (const cut of ["sealed1.", kept.slice(0, 20), kept.slice(0, -4)]) {
    expect(() => sealed.open(cut)).toThrow(SealBroken);
  }
  const other = createSealed({ secret, random }, "other");
  const changed = createSealed({ secret: new Uint8Array(32).fill(8), random }, "test");
  for (const stranger of [other, changed]) expect(() => stranger.open(kept)).toThrow(SealBroken);
});

test("what was kept before anything was sealed is still read", () => {
  expect(sealed.open("JBSWY3DPEHPK3PXP")).toBe("JBSWY3DPEHPK3PXP");
});
