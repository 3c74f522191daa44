// Keeps the weights finite where the evidence parts both sides wholly.
const RIDGE = 1e-2;
const ROUNDS = 25;

/**
 * Logistic regression by Newton's method, both sides counting alike however many there are of each.
 * The first number of each row is the constant 1.
 */
export function regress(
  rows: readonly (readonly number[])[],
  isTrue: readonly boolean[],
): Float32Array {
  const size = rows[0]?.length ?? 0;
  const trues = isTrue.filter(Boolean).length;
  const weights = new Float64Array(size);
  if (!trues || trues === rows.length) return Float32Array.from(weights);
  const share = [rows.length / 2 / (rows.length - trues), rows.length / 2 / trues];
  for (let round = 0; round < ROUNDS; round++) {
    const system = Array.from({ length: size }, (_, at) =>
      Array.from({ length: size + 1 }, (__, to) => {
        if (to === size) return -RIDGE * weights[at]!;
        return to === at ? RIDGE : 0;
      }),
    );
    rows.forEach((row, which) => {
      const odds = row.reduce((sum, value, at) => sum + value * weights[at]!, 0);
      const likely = 1 / (1 + Math.exp(-odds));
      const count = share[Number(isTrue[which])]!;
      const bend = Math.max(likely * (1 - likely), 1e-6) * count;
      for (let at = 0; at < size; at++) {
        for (let to = 0; to < size; to++) system[at]![to]! += bend * row[at]! * row[to]!;
        system[at]![size]! += count * (Number(isTrue[which]) - likely) * row[at]!;
      }
    });
    solve(system).forEach((change, at) => (weights[at]! += change));
  }
  return Float32Array.from(weights);
}

/** Gaussian elimination with pivots; the last column is the right-hand side. */
function solve(system: number[][]): number[] {
  const size = system.length;
  for (let at = 0; at < size; at++) {
    let best = at;
    for (let row = at + 1; row < size; row++) {
      if (Math.abs(system[row]![at]!) > Math.abs(system[best]![at]!)) best = row;
    }
    [system[at], system[best]] = [system[best]!, system[at]!];
    for (let row = 0; row < size; row++) {
      if (row === at) continue;
      const factor = system[row]![at]! / system[at]![at]!;
      for (let to = at; to <= size; to++) system[row]![to]! -= factor * system[at]![to]!;
    }
  }
  return system.map((row, at) => row[size]! / row[at]!);
}
