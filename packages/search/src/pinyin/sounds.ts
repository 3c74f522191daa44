import { gb2312Characters } from "./gb2312.ts";
import { BEGINS, ENDS, FINALS, INITIALS, OTHERS } from "./table.ts";

/** How characters sound, most usual reading first: `重` is `zhong`, `chong`. */
export type Sounds = ReadonlyMap<string, readonly string[]>;

// a to z, then A to Z.
const place = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < 97 ? code - 65 + 26 : code - 97;
};

/** Reads the table: some 3 ms, once. */
export function readSounds(): Sounds {
  const sounds = new Map<string, string[]>();
  gb2312Characters().forEach((character, at) => {
    sounds.set(character, [`${INITIALS[place(BEGINS, at)]}${FINALS[place(ENDS, at)]}`]);
  });
  for (const other of OTHERS.split(" ")) sounds.get(other[0] as string)?.push(other.slice(1));
  return sounds;
}
