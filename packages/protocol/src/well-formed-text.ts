import * as v from "valibot";

/**
 * Half a surrogate pair (text cut in the middle of an emoji) has no UTF-8: a database would change it,
 * and what is read afresh would not be what the events said (SPEC EV1).
 */
export const wellFormedText = v.transform((text: string) =>
  text.replace(/\p{Surrogate}/gu, "\ufffd"),
);
