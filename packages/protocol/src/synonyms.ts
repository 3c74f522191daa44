import * as v from "valibot";

/*
 * What a site's visitors and its articles call the same thing (SPEC KP8): groups of words, or short
 * runs of them, in one language. A comma parts words wherever groups are written, so none holds one.
 */

const wordSchema = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(),
  v.maxLength(40),
  v.regex(/^[^,，、\r\n]*$/),
  v.regex(/[\p{L}\p{N}]/u),
);

/** 2 to 12 words; one that stands there twice, in any case and width, counts once. */
export const synonymGroupSchema = v.pipe(
  v.array(wordSchema),
  v.transform(withoutRepeated),
  v.minLength(2),
  v.maxLength(12),
);
export type SynonymGroup = v.InferOutput<typeof synonymGroupSchema>;

/** Those of one locale. */
export const synonymGroupsSchema = v.pipe(v.array(synonymGroupSchema), v.maxLength(500));

function withoutRepeated(words: string[]): string[] {
  const first = new Map<string, string>();
  for (const word of words) {
    const counted = word.normalize("NFKC").toLowerCase();
    if (!first.has(counted)) first.set(counted, word);
  }
  return [...first.values()];
}
