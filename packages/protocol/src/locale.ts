import * as v from "valibot";

/** A BCP 47 language tag, as `zh-CN` or `en`. */
export const localeSchema = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/));
export type Locale = v.InferOutput<typeof localeSchema>;
