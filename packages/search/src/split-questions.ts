import { analyse } from "./analyse.ts";

/** More questions than this are a story, and are read as one. */
const MOST = 3;
const ENDS = /([?？!！。;；\n]+|\.\s)/;
// Where a new question begins without a sign: 另外…, 还有…, and how …, also …
const BEGINS =
  /[,，、]?\s*(?=(?:另外|还有就是|还有|顺便(?:再)?问|再问)[^的]|\b(?:and|also|plus|besides)[, ]+(?:also )?(?:how|what|where|when|why|who|which|can|do|does|is|will)\b)/i;
const ASKS =
  /[?？]|怎么|如何|为什么|为啥|多久|多少|什么|哪|能不能|可不可以|是否|吗|呢|咋|几[天个]|\b(how|what|where|when|why|who|which|can|could|do|does|is|are|will|would|may)\b/i;

/**
 * The questions of one message, in order, where there are two or three that each stand on their own;
 * else the message as it is. What tells no question (a story before it) stays with the one that follows.
 */
export function splitQuestions(text: string): string[] {
  const parts: string[] = [];
  let told = "";
  const pieces = text.split(ENDS);
  for (let at = 0; at < pieces.length; at += 2) {
    const sentence = `${pieces[at] ?? ""}${pieces[at + 1] ?? ""}`;
    for (const piece of sentence.split(BEGINS)) {
      told = `${told} ${piece.trim()}`.trim();
      if (!ASKS.test(piece) || !tells(piece)) continue;
      parts.push(told);
      told = "";
    }
  }
  if (told && parts.length > 0) parts[parts.length - 1] += ` ${told}`;
  return parts.length > 1 && parts.length <= MOST ? parts : [text];
}

const tells = (text: string): boolean => analyse(`${text} `).some((term) => !term.stop);
