import { expect, test } from "vitest";
import { systemRandom } from "../random.ts";
import { hashPassword, isPassword } from "./password.ts";

test("[P25] argon2id with 19 MiB and two passes, salted", async () => {
  const kept = await hashPassword("correct horse", systemRandom);
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await hashPassword("correct horse", systemRandom)).not.toBe(kept);
  expect(await isPassword("correct horse", kept)).toBe(true);
  expect(await isPassword("correct horse ", kept)).toBe(false);
  expect(await isPassword("", kept)).toBe(false);
});

test("the same letters typed another way are the same password", async () => {
  const kept = await hashPassword("caf\u00e9", systemRandom);
  expect(await isPassword("cafe\u0301", kept)).toBe(true);
});
