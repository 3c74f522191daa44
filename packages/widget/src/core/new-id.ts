import { createId, type Id } from "@helpbuoy/protocol";
import type { Environment } from "./environment.ts";

/** Makes ids that rise with each call, so that what was made first also stands first. */
export function createIdSource(environment: Pick<Environment, "now" | "randomBytes">): () => Id {
  let last = 0;
  return () => {
    // Two of one millisecond would stand by chance.
    last = Math.max(last + 1, environment.now());
    return createId(last, (bytes) => environment.randomBytes(bytes));
  };
}
