import type { Id } from "@helpbuoy/protocol";
import { signal } from "@preact/signals-core";
import type { Keeper } from "../keeper.ts";

/** The codes that open this browser's tickets elsewhere, by conversation: the server tells each once. */
export function keepLookupCodes(keeper: Keeper) {
  const lookupCodes = signal<ReadonlyMap<Id, string>>(new Map());
  return {
    lookupCodes,
    /** Resolves when those of earlier pages are there. */
    codesKnown: keeper.keep("lookup-codes", lookupCodes, readCodes),
    /** Kept at once. */
    keepCode(id: Id, code: string): void {
      lookupCodes.value = new Map(lookupCodes.peek()).set(id, code);
      keeper.flush();
    },
  };
}

function readCodes(stored: unknown): ReadonlyMap<Id, string> | undefined {
  return stored instanceof Map ? (stored as ReadonlyMap<Id, string>) : undefined;
}
