import * as v from "valibot";
import { localeSchema } from "./locale.ts";
import { pictureSourceSchema } from "./picture.ts";

/** Words by locale; in a locale that has none the widget says its own. */
const words = (length: number) =>
  v.record(localeSchema, v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(length)));

/** How a site's widget looks and what it says first (SPEC PL3). */
export const siteLookSchema = v.object({
  /** Accent colour as `#1456c4`; null: the widget's own. */
  color: v.nullable(v.pipe(v.string(), v.toLowerCase(), v.regex(/^#[0-9a-f]{6}$/))),
  /** Stands in the panel's head. */
  logo: v.nullable(pictureSourceSchema),
  /** Which bottom corner; `end` is right in left-to-right pages. */
  launcherPosition: v.picklist(["start", "end"]),
  /** The text beside the launcher's icon. */
  launcherLabel: words(24),
  /** On the home screen. */
  greeting: words(80),
});
export type SiteLook = v.InferOutput<typeof siteLookSchema>;
