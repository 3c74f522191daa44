/** A share as percent with two decimals. */
export const percent = (share: number) => round(share * 100);

export const round = (value: number) => Math.round(value * 100) / 100;

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** How likely one of `above` stands over one of `below`; an equal pair counts half. */
export function areaUnderCurve(above: readonly number[], below: readonly number[]): number {
  const all = [
    ...above.map((value) => ({ value, isAbove: true })),
    ...below.map((value) => ({ value, isAbove: false })),
  ].toSorted((one, other) => one.value - other.value);
  let wins = 0;
  let passed = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    let equals = 0;
    let ups = 0;
    for (; to < all.length && all[to]!.value === all[from]!.value; to++) {
      if (all[to]!.isAbove) ups++;
      else equals++;
    }
    wins += ups * (passed + equals / 2);
    passed += equals;
    from = to;
  }
  return wins / above.length / below.length;
}
