import { createParser } from "eventsource-parser";
import { readChatChunk, type ChatChunk } from "./chat-chunk.ts";
import { ModelFailure } from "./model-failure.ts";

/** Bytes of an answer with all that stands around it; what comes beyond is not read. */
const MOST_BYTES = 1_000_000;
/** Characters of its text, with the thoughts some models put before it. */
const MOST_TEXT = 20_000;

export type ChatAnswer = { text: string; tokens: number | undefined };

/**
 * Reads an answer of `/chat/completions` to its end: an event stream, or one JSON object from an
 * endpoint that does not stream.
 * @param onText is told the text so far whenever it grows
 * @throws ModelFailure `garbage`, `cut`, `oversized`
 */
export async function readChatAnswer(
  response: Response,
  onText: (text: string) => void,
): Promise<ChatAnswer> {
  const type = response.headers.get("content-type") ?? "";
  const isStream = type.startsWith("text/event-stream");
  if (!response.body || !(isStream || type.startsWith("application/json"))) {
    throw new ModelFailure("garbage");
  }
  let text = "";
  let finish: string | undefined;
  let tokens: number | undefined;
  const take = (chunk: ChatChunk) => {
    tokens = chunk.tokens ?? tokens;
    finish = chunk.finish ?? finish;
    if (chunk.text === "") return;
    text += chunk.text;
    if (text.length > MOST_TEXT) throw new ModelFailure("oversized");
    onText(withoutThoughts(text));
  };
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data !== "[DONE]") take(readChatChunk(data));
    },
    maxBufferSize: MOST_BYTES,
  });
  let whole = "";
  for await (const piece of piecesOf(response.body)) {
    if (isStream) parser.feed(piece);
    else whole += piece;
  }
  if (!isStream) take(readChatChunk(whole));
  // Cut at a length, filtered, or without an end: half a sentence may say the opposite of the whole.
  if (finish !== "stop") throw new ModelFailure("cut");
  return { text: withoutThoughts(text), tokens };
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new ModelFailure("oversized");
    yield decoder.decode(piece, { stream: true });
  }
}

/** Models that think aloud do so between these marks, before they answer. */
function withoutThoughts(text: string): string {
  if (!text.trimStart().startsWith("<think>")) return text;
  const end = text.indexOf("</think>");
  return end < 0 ? "" : text.slice(end + "</think>".length).trimStart();
}
