import * as v from "valibot";
import { idSchema } from "./id-schema.ts";

/** What may stand in a canned reply as `{{name}}` (SPEC CN1). */
export const replyVariables = ["agent", "site", "number", "subject"] as const;
export type ReplyVariable = (typeof replyVariables)[number];

/** An answer that is given often, kept for all agents of a site. */
export const cannedReplySchema = v.object({
  id: idSchema,
  /** What agents find it by. */
  title: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(80)),
  markdown: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(10_000)),
});
export type CannedReply = v.InferOutput<typeof cannedReplySchema>;

/**
 * A canned reply with its variables filled in. What is not known here stays as it is, for the agent to
 * see; a value is text, so that what a visitor wrote makes no link in an agent's reply (SPEC CN1).
 */
export function fillReply(
  markdown: string,
  values: Partial<Record<ReplyVariable, string>>,
): string {
  const known = new Map(Object.entries(values));
  return markdown.replace(/\{\{ *(\w+) *\}\}/g, (whole, name: string) => {
    const value = known.get(name);
    return value === undefined ? whole : asText(value);
  });
}

/** As one line of Markdown that says the same: a bare address is a link there, as marked ones are. */
function asText(value: string): string {
  return value
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>~|!:@&]/g, "\\$&")
    .replace(/www\./gi, (whole) => whole.replace(".", "\\."));
}
