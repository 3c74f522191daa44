import type { KeyValueStorage } from "./storage.ts";

/** Whether what stands on the disk can be read no more on this page. */
export function isOutOfReach(storage: Pick<KeyValueStorage, "problem">): boolean {
  const problem = storage.problem();
  return problem === "storage_lost" || problem === "storage_hangs";
}
