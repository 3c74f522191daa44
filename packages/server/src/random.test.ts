import { expect, test } from "vitest";
import { randomDigits, randomToken, systemRandom } from "./random.ts";

test("a token holds 256 bits", () => {
  const token = randomToken(systemRandom);
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(randomToken(systemRandom)).not.toBe(token);
});

test("digits: as many as asked, and no byte that would favour small ones", () => {
  expect(randomDigits(systemRandom, 9)).toMatch(/^\d{9}$/);
  let next = 0;
  // 250 to 255 are passed over.
  const counting = (bytes: Uint8Array) => bytes.map(() => 248 + (next++ % 8));
  expect(randomDigits(counting, 6)).toBe("898989");
});
