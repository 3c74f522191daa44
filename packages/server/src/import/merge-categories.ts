import type { Category } from "@helpbuoy/protocol";

/**
 * The categories of a locale after an import: those someone edited here stay as they are, else the
 * folder's stand in their place (SPEC ED3). Either way none is missing in which an article stands.
 */
export function mergeCategories(
  { stored, imported }: { stored: readonly Category[]; imported: readonly Category[] },
  { isEdited, needed }: { isEdited: boolean; needed: ReadonlySet<string> },
): Category[] {
  const [first, others] = isEdited ? [stored, imported] : [imported, stored];
  const slugs = new Set(first.map(({ slug }) => slug));
  return [...first, ...others.filter(({ slug }) => needed.has(slug) && !slugs.has(slug))];
}
