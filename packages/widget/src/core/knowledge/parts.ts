import { BackendError, type KeyValueStorage, type KnowledgeBackend } from "@helpbuoy/client";
import type { PartRef } from "@helpbuoy/protocol";
import type { Edition } from "./edition.ts";
import { partKey } from "./knowledge-cache.ts";

/** What a part says, or undefined where it is not what it should be (SPEC KP5). */
type Read<Part> = (stored: unknown) => Part | undefined;

/** Parts of a pack beyond titles and texts: fetched once, then kept. */
export type Parts = {
  /** Rejects with a `BackendError`. */
  get<Part>(edition: Edition, ref: PartRef, read: Read<Part>, signal?: AbortSignal): Promise<Part>;
  /** From storage alone. */
  kept<Part>(edition: Edition, ref: PartRef, read: Read<Part>): Promise<Part | undefined>;
};

export function createParts(backend: KnowledgeBackend, storage: KeyValueStorage): Parts {
  const kept: Parts["kept"] = async (edition, ref, read) =>
    read(await storage.get(partKey(edition.locale, ref)));

  return {
    kept,
    async get(edition, ref, read, signal) {
      const found = await kept(edition, ref, read);
      if (found) return found;
      const fetched = await backend.part(ref, signal ? { signal } : {});
      const part = read(fetched);
      if (!part) throw new BackendError("invalid_response");
      await storage.set([[partKey(edition.locale, ref), fetched]]);
      return part;
    },
  };
}
