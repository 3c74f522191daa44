/** A question as the server keeps it: what differs in width, case and spaces alone is the same. */
export const askedText = (asked: string): string =>
  asked.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
