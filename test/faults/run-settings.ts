/** What `npm run test:faults -- --seeds 20 --seconds 60 --seed 1` asked for. */
export const settings = {
  /** Runs of the fault checker. */
  seeds: numberOf("FAULT_SEEDS", 3),
  /** Of faults, per run. */
  seconds: numberOf("FAULT_SECONDS", 60),
  /** Of load on the floor that is promised. */
  minutes: numberOf("FAULT_MINUTES", 2),
  /** The first seed; the others follow. */
  seed: numberOf("FAULT_SEED", 1),
};

function numberOf(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}

/** Tells what was measured: to whoever watches, and in the record that `npm run promises` reads. */
export function tell(
  task: { meta: object },
  figures: Record<string, number | string | object>,
): void {
  Object.assign(task.meta, { figures });
  console.log(JSON.stringify(figures));
}
