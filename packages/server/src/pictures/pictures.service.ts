import { mkdirSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { PictureSource } from "@helpbuoy/protocol";
import { contentHash } from "../content-hash.ts";
import type { Deps } from "../deps.ts";
import { imageSize } from "../import/image-size.ts";
import { mediaKind } from "../import/media-kind.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { randomToken } from "../random.ts";
import { listPicturesInUse } from "./pictures.repository.ts";

/** Bytes of one picture, and pixels of its longer side: what unpacks to more fills a phone's memory. */
export const MOST_PICTURE_BYTES = 200_000;
const MOST_PIXELS = 2_000;
/** Milliseconds for whoever sent a picture to say what it is for. */
const GRACE = 86_400_000;

const types: Record<string, string> = { png: "image/png", jpg: "image/jpeg", webp: "image/webp" };
const ours = /^(?:pictures\/)?([\w-]{20}\.(png|jpg|webp))$/;

export type PicturesService = ReturnType<typeof createPicturesService>;

/** Small pictures that visitors are shown: of agents, and logos. Kept under their content hash. */
export function createPicturesService({ database, clock, random, settings }: Deps) {
  const folder = join(settings.data, "pictures");
  const placeOf = (name: string) => join(folder, name);

  function find(named: string): { path: string; bytes: number; type: string } | undefined {
    const [, name = "", ending = ""] = ours.exec(named) ?? [];
    const path = placeOf(name);
    const found = name === "" ? undefined : statSync(path, { throwIfNoEntry: false });
    return found && { path, bytes: found.size, type: types[ending] ?? "" };
  }

  return {
    /**
     * Keeps a picture; what it is, is told by its first bytes (SPEC PL1).
     * @returns its source
     * @throws ProblemError `file_type_not_allowed`, `file_too_big`
     */
    keep(bytes: Buffer): PictureSource {
      if (bytes.length > MOST_PICTURE_BYTES) throw new ProblemError("file_too_big");
      const ending = mediaKind("picture", bytes)?.extension ?? "";
      if (!Object.hasOwn(types, ending)) throw new ProblemError("file_type_not_allowed");
      const size = imageSize(bytes);
      if (!size) throw new ProblemError("file_type_not_allowed");
      if (Math.max(size.width, size.height) > MOST_PIXELS) throw new ProblemError("file_too_big");
      const name = `${contentHash(bytes)}.${ending}`;
      mkdirSync(folder, { recursive: true });
      if (find(name)) {
        // Its time begins anew: it may have been about to be removed as unused.
        const now = clock.now() / 1000;
        utimesSync(placeOf(name), now, now);
      } else {
        // Under its name only once it is whole: the name promises the content.
        const draft = placeOf(`.${name}.${randomToken(random).slice(0, 8)}`);
        writeFileSync(draft, bytes);
        renameSync(draft, placeOf(name));
      }
      return `pictures/${name}`;
    },

    has: (source: PictureSource): boolean => find(source) !== undefined,

    /** @throws ProblemError `not_found` */
    open(name: string): { path: string; bytes: number; type: string } {
      const found = find(name);
      if (!found) throw new ProblemError("not_found");
      return found;
    },

    /** Removes a picture that was taken away, unless someone else has the same. */
    async forget(source: PictureSource): Promise<void> {
      const found = find(source);
      if (!found || (await listPicturesInUse(database)).has(source)) return;
      await rm(found.path, { force: true });
    },

    /** Removes what was sent and never used, or is used no more. */
    async removeUnused(): Promise<void> {
      mkdirSync(folder, { recursive: true });
      const used = await listPicturesInUse(database);
      for (const name of readdirSync(folder)) {
        const path = placeOf(name);
        const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? clock.now();
        const isOld = changed < clock.now() - GRACE;
        if (isOld && !used.has(`pictures/${name}`)) await rm(path, { force: true });
      }
    },
  };
}
