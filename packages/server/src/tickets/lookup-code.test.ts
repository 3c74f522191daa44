import { lookupCodeSchema } from "@helpbuoy/protocol";
import * as v from "valibot";
import { expect, test } from "vitest";
import { isSameCode, lookupCode } from "./lookup-code.ts";

const secret = new Uint8Array(32).fill(7);
const id = "01M7XP8YEW1F6Q2S4PBQTGJ92Q";

test("[CV8] is given by secret, site and conversation alone, and by each of them", () => {
  const code = lookupCode(secret, "demo", id);
  expect(v.parse(lookupCodeSchema, code)).toBe(code);
  expect(lookupCode(secret, "demo", id)).toBe(code);
  expect(lookupCode(new Uint8Array(32), "demo", id)).not.toBe(code);
  expect(lookupCode(secret, "other", id)).not.toBe(code);
  expect(lookupCode(secret, "demo", id.replace("Q", "R"))).not.toBe(code);
});

test("[CV8] uses every letter about as often", () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 2_000; i++) {
    for (const letter of lookupCode(secret, "demo", String(i)).replaceAll("-", "")) {
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
  }
  expect(counts.size).toBe(32);
  const expected = (2_000 * 20) / 32;
  for (const count of counts.values())
    expect(Math.abs(count - expected)).toBeLessThan(expected / 4);
});

test("compares whole codes", () => {
  const code = lookupCode(secret, "demo", id);
  expect(isSameCode(code, code)).toBe(true);
  expect(isSameCode(code, code.slice(0, -1))).toBe(false);
  expect(isSameCode("", code)).toBe(false);
});
