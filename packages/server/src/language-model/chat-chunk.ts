import * as v from "valibot";
import { ModelFailure } from "./model-failure.ts";

const usage = v.nullish(
  v.object({
    total_tokens: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
  }),
);
const spoken = v.object({ content: v.nullish(v.string()) });
const chunkSchema = v.object({
  choices: v.array(
    v.object({
      delta: v.nullish(spoken),
      message: v.nullish(spoken),
      finish_reason: v.nullish(v.string()),
    }),
  ),
  usage: v.fallback(usage, null),
});

/** A piece of an answer of `/chat/completions`, streamed or whole. */
export type ChatChunk = { text: string; finish: string | undefined; tokens: number | undefined };

/**
 * Reads what stands in a `data:` line, or in a whole answer (OpenAI's API, as others speak it too).
 * @throws ModelFailure `garbage`
 */
export function readChatChunk(json: string): ChatChunk {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new ModelFailure("garbage");
  }
  const read = v.safeParse(chunkSchema, parsed);
  if (!read.success) throw new ModelFailure("garbage");
  const [choice] = read.output.choices;
  return {
    text: choice?.delta?.content ?? choice?.message?.content ?? "",
    finish: choice?.finish_reason ?? undefined,
    tokens: read.output.usage?.total_tokens,
  };
}
