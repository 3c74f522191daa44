import type { KeyValueStorage } from "@helpbuoy/client";
import { exportIndex, importIndex } from "@helpbuoy/search";
import type { Edition } from "./edition.ts";
import { knowledgeKey } from "./knowledge-cache.ts";
import type { IndexStage, StagedIndex } from "./search-index.ts";

/** Built indexes in the browser's storage: a second visit need not build them again. */
export type IndexCache = {
  get(edition: Edition): Promise<StagedIndex | undefined>;
  keep(staged: StagedIndex): Promise<void>;
};

type Head = { version: string; stage: IndexStage; format: number; pieces: number };

export function createIndexCache(storage: KeyValueStorage): IndexCache {
  const headKey = ({ locale }: Edition) => knowledgeKey(locale, "index");
  const pieceKey = ({ locale }: Edition, n: number) => knowledgeKey(locale, `index/${n}`);

  return {
    async get(edition) {
      const head = (await storage.get(headKey(edition))) as Head | undefined;
      if (head?.version !== edition.manifest.version) return undefined;
      const pieces = await Promise.all(
        [...Array(head.pieces).keys()].map((n) => storage.get(pieceKey(edition, n))),
      );
      const index = importIndex({ format: head.format, pieces });
      return index && { stage: head.stage, index, edition };
    },
    async keep({ stage, index, edition }) {
      const { format, pieces } = exportIndex(index);
      const { version } = edition.manifest;
      const head: Head = { version, stage, format, pieces: pieces.length };
      // One piece at a time, the head last: what a full disk cuts short is not taken for an index.
      await storage.remove([headKey(edition)]);
      for (const [n, bytes] of pieces.entries()) {
        if (!(await storage.set([[pieceKey(edition, n), bytes]]))) return;
      }
      await storage.set([[headKey(edition), head]]);
    },
  };
}
