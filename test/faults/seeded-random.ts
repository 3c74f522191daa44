/** Chance that repeats itself: the same seed, the same run of numbers (mulberry32). */
export type SeededRandom = {
  /** 0-1, as `Math.random`. */
  next(): number;
  chance(part: number): boolean;
  between(from: number, to: number): number;
  /** A whole number below `count`. */
  below(count: number): number;
  shuffled<Item>(items: readonly Item[]): Item[];
};

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    chance: (part) => next() < part,
    between: (from, to) => from + next() * (to - from),
    below,
    shuffled(items) {
      const rest = [...items];
      return rest.map(() => rest.splice(below(rest.length), 1)).flat();
    },
  };
}
