import { existsSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { systemRandom } from "./random.ts";
import { readSecret } from "./secret.ts";

const folder = () => join(mkdtempSync(join(tmpdir(), "helpbuoy-secret-")), "data");

test("32 bytes by chance are kept, readable by their owner alone", () => {
  const place = folder();
  const first = readSecret(place, undefined, systemRandom);
  expect(first).toHaveLength(32);
  expect(readSecret(place, undefined, systemRandom)).toEqual(first);
  expect(statSync(join(place, "secret.key")).mode & 0o777).toBe(0o600);
  expect(readSecret(folder(), undefined, systemRandom)).not.toEqual(first);
});

test("one that is set counts, and is kept nowhere", () => {
  const place = folder();
  const secret = "s".repeat(32);
  expect(readSecret(place, secret, systemRandom).toString()).toBe(secret);
  expect(existsSync(join(place, "secret.key"))).toBe(false);
});
