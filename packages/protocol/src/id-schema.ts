import * as v from "valibot";

/** A ULID, as `createId` makes them. */
export const idSchema = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/));
