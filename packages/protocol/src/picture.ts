import * as v from "valibot";

/** Where a picture stands: `pictures/<name>` of the same backend, or https (SPEC PL1). */
export const pictureSourceSchema = v.pipe(
  v.string(),
  v.maxLength(2_000),
  v.regex(/^(pictures\/[\w-]+\.[a-z]+|https:\/\/[^\s/?#\\]+[^\s\\]*)$/),
);
export type PictureSource = v.InferOutput<typeof pictureSourceSchema>;
