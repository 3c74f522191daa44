import type { BotReasons } from "@helpbuoy/protocol";

/** How long a confirmed question may be. */
const LONGEST = 300;

/**
 * Whether what was asked can be confirmed for an article as it stands, or why not: a follow-up means
 * nothing alone, several questions want several articles. Only the visitor's own words are ever
 * confirmed, since erasing those takes the confirmation back.
 */
export function teachable({
  kind,
  asked,
  searched,
  parts,
}: Pick<BotReasons, "kind" | "asked" | "searched" | "parts">):
  | "yes"
  | "no_question"
  | "together"
  | "several"
  | "too_long" {
  if (kind === "smalltalk" || kind === "person_requested") return "no_question";
  if (parts && parts.length > 1) return "several";
  if (searched !== asked) return "together";
  return asked.trim().length > LONGEST ? "too_long" : "yes";
}

/** In words, how sure a probability is. */
export function levelOf(probability: number): "high" | "middling" | "low" {
  if (probability >= 0.7) return "high";
  return probability >= 0.4 ? "middling" : "low";
}
