const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A ULID: 26 characters of Crockford base32, 48 bits of milliseconds and 80 bits of chance.
 * Conversations, messages and files get theirs where they are made, so that what is written
 * offline can be addressed before the server has seen it.
 */
export type Id = string;

/**
 * Makes a ULID (https://github.com/ulid/spec).
 * @param now milliseconds since the epoch
 * @param random fills the given bytes with chance
 */
export function createId(now: number, random: (bytes: Uint8Array) => Uint8Array): Id {
  let time = "";
  for (let rest = now, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) {
    time = ALPHABET.charAt(rest % 32) + time;
  }
  let chance = "";
  for (const byte of random(new Uint8Array(16))) chance += ALPHABET.charAt(byte % 32);
  return time + chance;
}
