/** Ways to fail before giving up: a handful of texts can not make ten thousand. */
const TRIES = 20;

/**
 * Titles made of one text's head and another's tail, all different, the same at every call.
 * @param count how many, where the texts suffice for as many
 */
export function* makeTitles(
  texts: readonly string[],
  { count, seed = 7 }: { count: number; seed?: number },
): Generator<void, string[]> {
  const random = randomFrom(seed);
  const titles = new Set<string>();
  const pick = () => partsOf(texts[Math.floor(random() * texts.length)] ?? "");
  for (let tried = 0; titles.size < count && tried < count * TRIES; tried++) {
    const head = pick();
    const tail = pick();
    const end = Math.ceil(head.parts.length * (0.3 + random() * 0.5));
    const start = Math.floor(tail.parts.length * (0.2 + random() * 0.6));
    titles.add([...head.parts.slice(0, end), ...tail.parts.slice(start)].join(head.between));
    yield;
  }
  return [...titles];
}

/** Words, or the characters of a script without spaces. */
function partsOf(text: string): { parts: string[]; between: string } {
  return /\p{sc=Han}/u.test(text)
    ? { parts: [...text], between: "" }
    : { parts: text.split(" "), between: " " };
}

/** Mulberry32: numbers from 0 up to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}
