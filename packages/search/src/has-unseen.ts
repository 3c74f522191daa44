import { fold } from "./fold.ts";
import type { SearchIndex } from "./search-index.ts";

/**
 * Whether a query holds a character, of a script without spaces, that no text of the index does: it
 * may be written in traditional characters, of which the page loads the table only then.
 */
export const hasUnseen = ({ units }: SearchIndex, query: string): boolean =>
  (fold(query).match(/[\u4e00-\u9fff]/g) ?? []).some(
    (character) => !units.includes(character.charCodeAt(0)),
  );
