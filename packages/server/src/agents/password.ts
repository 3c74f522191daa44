import { argon2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Random } from "../random.ts";

const derive = promisify(argon2);

/** OWASP's smallest for argon2id: 19 MiB, two passes. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

const parametersNow = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;

/** A password as it may be kept: argon2id in the PHC string form. */
export async function hashPassword(password: string, random: Random): Promise<string> {
  const nonce = Buffer.from(random(new Uint8Array(16)));
  const tag = await derive("argon2id", { ...cost, message: password.normalize("NFC"), nonce });
  return [
    "",
    "argon2id",
    "v=19",
    parametersNow,
    nonce.toString("base64url"),
    tag.toString("base64url"),
  ].join("$");
}

/** Whether the password is the one that was hashed; takes as long for a wrong one. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, , , parameters = "", nonce = "", tag = ""] = kept.split("$");
  const [memory, passes, parallelism] = parameters
    .split(",")
    .map((parameter) => Number(parameter.split("=")[1]));
  const wanted = Buffer.from(tag, "base64url");
  const found = await derive("argon2id", {
    memory: memory ?? cost.memory,
    passes: passes ?? cost.passes,
    parallelism: parallelism ?? cost.parallelism,
    tagLength: wanted.length || cost.tagLength,
    message: password.normalize("NFC"),
    nonce: Buffer.from(nonce, "base64url"),
  });
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}

/** Whether a kept password was hashed at another cost than today's. */
export function isOutdated(kept: string): boolean {
  return kept.split("$")[3] !== parametersNow;
}
