import { SIMPLIFIED, TRADITIONAL } from "./table.ts";

const simplified = new Map(
  Array.from(TRADITIONAL, (character, at) => [character, SIMPLIFIED[at] as string]),
);

/**
 * Writes traditional Chinese in simplified characters, one for one: places in the text stay what
 * they were, so that what is found in one can be shown in the other. What is simplified stays.
 */
export const toSimplified = (text: string): string =>
  text.replace(/[\u4e00-\u9fff]/g, (character) => simplified.get(character) ?? character);
