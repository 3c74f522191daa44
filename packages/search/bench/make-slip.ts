// One slip of the hand: in Latin letters an edit, in Chinese one wrong character.
import { pinyin } from "pinyin-pro";

const HAN = /\p{sc=Han}/u;
const WRONG = "的一是不了在有人这上大来和我个中地为子你说到时要就出会可也下过得多";

const soundOf = (character: string) => pinyin(character, { toneType: "none" });

/** Characters by their sound, for slips to one that sounds the same. */
export function homophonesOf(texts: readonly string[]): Map<string, string[]> {
  const sounds = new Map<string, string[]>();
  for (const character of new Set(texts.join(""))) {
    if (!HAN.test(character)) continue;
    const sound = soundOf(character);
    sounds.set(sound, [...(sounds.get(sound) ?? []), character]);
  }
  return sounds;
}

/**
 * The text with one slip: a letter inserted, deleted, substituted, or swapped with its neighbour; a
 * Chinese character replaced by a random frequent one or, with `homophones`, by one of its sound.
 * @returns undefined where there is nothing to slip on
 */
export function makeSlip(
  text: string,
  random: () => number,
  homophones?: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const characters = [...text];
  const replace = (at: number, by: string) =>
    characters.map((one, place) => (place === at ? by : one)).join("");
  const han = characters.flatMap((one, at) => (HAN.test(one) ? [at] : []));
  if (han.length) {
    const others = (at: number) =>
      (homophones ? (homophones.get(soundOf(characters[at] as string)) ?? []) : [...WRONG]).filter(
        (one) => one !== characters[at],
      );
    const places = han.filter((at) => others(at).length);
    if (!places.length) return undefined;
    const at = pick(places);
    return replace(at, pick(others(at)));
  }
  const letters = characters.flatMap((one, at) => (/\p{L}/u.test(one) ? [at] : []));
  if (!letters.length) return undefined;
  const at = pick(letters);
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const one = characters[at] as string;
  const next = characters[at + 1];
  switch (Math.floor(random() * 4)) {
    case 0:
      return replace(at, one + letter);
    case 1:
      return replace(at, "");
    case 2:
      return replace(at, letter === one ? "q" : letter);
    default:
      if (!next || next === " " || next === one) return replace(at, one + one);
      return [...characters.slice(0, at), next, one, ...characters.slice(at + 2)].join("");
  }
}
