import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { articleIdSchema, slugSchema, type ArticleId } from "@helpbuoy/protocol";
import * as v from "valibot";
import { checkYaml, parseYaml, type Refusal } from "./yaml-file.ts";

const idsSchema = v.record(slugSchema, articleIdSchema);

/** `ids.yaml`: the number of each article, so that a copy of a site is the same to whoever knows them. */
export function readIds(
  root: string,
  refuse: (path: string, refusals: Refusal[]) => void,
): Map<string, ArticleId> {
  const path = join(root, "ids.yaml");
  const ids = new Map<string, ArticleId>();
  if (!existsSync(path)) return ids;
  const yaml = parseYaml(readFileSync(path, "utf8"));
  const checked = checkYaml(yaml, idsSchema);
  if ("refusals" in checked) {
    refuse(path, checked.refusals);
    return ids;
  }
  const taken = new Set<ArticleId>();
  for (const [slug, id] of Object.entries(checked.value)) {
    if (taken.has(id)) {
      refuse(path, [{ line: yaml.lineOfKey(slug), reason: `${id} is the number of another` }]);
    } else ids.set(slug, id);
    taken.add(id);
  }
  return ids;
}
