/** How long what was typed took, in ms. */
export type QueryTimes = {
  readonly all: readonly number[];
  add(time: number): void;
  /** The time that this share of all stayed within (nearest rank); undefined before the first. */
  within(share: number): number | undefined;
  clear(): void;
};

export function createQueryTimes(): QueryTimes {
  let all: number[] = [];
  return {
    get all() {
      return all;
    },
    add(time) {
      all.push(time);
    },
    within(share) {
      return all.toSorted((a, b) => a - b)[Math.ceil(all.length * share) - 1];
    },
    clear() {
      all = [];
    },
  };
}
