import type { IntentsPart } from "@helpbuoy/protocol";
import { readNames } from "@helpbuoy/search";
import { decodeIntentModel, type IntentModel } from "@helpbuoy/search/intent";

/** What a pack tells of what is asked for, and of what is none of it. */
export type Intents = {
  model: IntentModel;
  /** The names of others that a question holds. */
  foreign(question: string): string[];
};

/** The intents of a pack (SPEC OA4); undefined for anything else. */
export function readIntents(stored: unknown): Intents | undefined {
  const { model: encoded, foreign } = Object(stored) as Partial<IntentsPart>;
  if (typeof encoded !== "string" || !Array.isArray(foreign)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(encoded), (byte) => byte.charCodeAt(0));
    const model = decodeIntentModel(bytes);
    return model && { model, foreign: readNames(foreign) };
  } catch {
    return undefined; // No base64, or names that are none.
  }
}
