import * as v from "valibot";
import {
  isAllowedHref,
  isAllowedMediaSource,
  type BlockNode,
  type InlineNode,
  type RichText,
} from "./rich-text.ts";

/** A link's address: https, http, mailto, tel, or what it opens here: `article:`, `guide:`, `task:` and a slug. */
export const hrefSchema = v.pipe(v.string(), v.maxLength(2048), v.check(isAllowedHref));
/** A picture's or video's address: absolute https, or `media/<name>` of the same backend. */
export const mediaSourceSchema = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.check(isAllowedMediaSource),
);

const text = v.pipe(v.string(), v.maxLength(20_000));

export const inlineNodeSchema: v.GenericSchema<InlineNode> = v.lazy(() =>
  v.variant("type", [
    v.strictObject({ type: v.literal("text"), text }),
    v.strictObject({
      type: v.picklist(["strong", "emphasis", "deleted"]),
      children: v.array(inlineNodeSchema),
    }),
    v.strictObject({ type: v.literal("code"), text }),
    v.strictObject({ type: v.literal("break") }),
    v.strictObject({
      type: v.literal("link"),
      href: hrefSchema,
      children: v.array(inlineNodeSchema),
    }),
  ]),
) as v.GenericSchema<InlineNode>;

const inlines = v.array(inlineNodeSchema);
const tableCell = v.strictObject({
  children: inlines,
  align: v.optional(v.picklist(["left", "center", "right"])),
});
const pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

export const blockNodeSchema: v.GenericSchema<BlockNode> = v.lazy(() =>
  v.variant("type", [
    v.strictObject({ type: v.literal("paragraph"), children: inlines }),
    v.strictObject({ type: v.literal("heading"), level: v.picklist([2, 3, 4]), children: inlines }),
    v.strictObject({
      type: v.literal("list"),
      ordered: v.boolean(),
      start: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      items: v.array(v.array(blockNodeSchema)),
    }),
    v.strictObject({
      type: v.literal("codeBlock"),
      text,
      language: v.optional(v.pipe(v.string(), v.regex(/^[\w+#-]{1,30}$/))),
    }),
    v.strictObject({ type: v.literal("quote"), children: v.array(blockNodeSchema) }),
    v.strictObject({
      type: v.literal("callout"),
      kind: v.picklist(["note", "tip", "warning"]),
      children: v.array(blockNodeSchema),
    }),
    v.strictObject({
      type: v.literal("table"),
      head: v.array(tableCell),
      rows: v.array(v.array(tableCell)),
    }),
    v.strictObject({
      type: v.literal("image"),
      source: mediaSourceSchema,
      alt: v.pipe(v.string(), v.maxLength(1000)),
      width: v.optional(pixels),
      height: v.optional(pixels),
    }),
    v.strictObject({
      type: v.literal("video"),
      source: mediaSourceSchema,
      title: v.pipe(v.string(), v.maxLength(1000)),
      poster: v.optional(mediaSourceSchema),
      captions: v.optional(
        v.array(v.strictObject({ locale: v.string(), source: mediaSourceSchema })),
      ),
    }),
    v.strictObject({ type: v.literal("divider") }),
  ]),
) as v.GenericSchema<BlockNode>;

export const richTextSchema: v.GenericSchema<RichText> = v.pipe(
  v.array(blockNodeSchema),
  v.maxLength(2000),
);
