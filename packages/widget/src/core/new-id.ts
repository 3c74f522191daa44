import { createId, type Id } from "@helpbuoy/protocol";
import type { Environment } from "./environment.ts";

/** Makes ids that rise with each call, so that what was made first also stands first. */
export type IdSource = {
  create(): Id;
  /** From now on above this one: the clock may have been set back since it was made. */
  startAfter(id: Id): void;
};

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export function createIdSource(environment: Pick<Environment, "now" | "randomBytes">): IdSource {
  let last = 0;
  return {
    create() {
      // Two of one millisecond would stand by chance.
      last = Math.max(last + 1, environment.now());
      return createId(last, (bytes) => environment.randomBytes(bytes));
    },
    startAfter(id) {
      let time = 0;
      for (const digit of id.slice(0, 10)) time = time * 32 + DIGITS.indexOf(digit);
      last = Math.max(last, time);
    },
  };
}
