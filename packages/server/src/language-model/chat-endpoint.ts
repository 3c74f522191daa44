import type { Clock } from "../clock.ts";
import { ModelFailure, type ModelFailureReason } from "./model-failure.ts";
import { readChatAnswer, type ChatAnswer } from "./read-chat-answer.ts";

export type ChatMessage = { role: "system" | "user"; content: string };

export type ChatEndpoint = {
  /**
   * Asks the model; one question, no tools.
   * @param onText is told the answer so far whenever it grows
   * @throws ModelFailure
   */
  ask(
    messages: readonly ChatMessage[],
    options: { signal: AbortSignal; onText?: (text: string) => void },
  ): Promise<ChatAnswer>;
};

/** Tokens of an answer; one of ours has some 250. */
export const ANSWER_TOKENS = 700;
const LONGEST_WAIT = 600_000; // ms of Retry-After that are believed
const LONGEST_REFUSAL = 10_000; // characters

/**
 * An endpoint that speaks OpenAI's `/chat/completions`. Only the address of the setting is asked:
 * a redirect is a failure, so that none leads into a network the setting does not name.
 * @param timeout for the whole of an answer, in milliseconds
 */
export function createChatEndpoint(
  {
    url,
    model,
    key,
    timeout,
  }: { url: string; model: string; key: string | undefined; timeout: number },
  clock: Clock,
): ChatEndpoint {
  const address = completionsUrl(url);
  /** Newer models of OpenAI's own refuse what everyone else understands. */
  let isNewer = false;

  function post(messages: readonly ChatMessage[], signal: AbortSignal): Promise<Response> {
    return fetch(address, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream, application/json",
        "user-agent": "Helpbuoy",
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model,
        messages,
        stream: true,
        stream_options: { include_usage: true },
        ...(isNewer
          ? { max_completion_tokens: ANSWER_TOKENS }
          : { max_tokens: ANSWER_TOKENS, temperature: 0 }),
      }),
      redirect: "manual",
      signal,
    });
  }

  return {
    async ask(messages, { signal, onText = () => {} }) {
      const late = new AbortController();
      const undoLate = clock.after(timeout, () => late.abort());
      const either = AbortSignal.any([signal, late.signal]);
      let hasBegun = false;
      try {
        let response = await post(messages, either);
        if (response.status === 400 && !isNewer) {
          if (!(await namesNewerLimit(response))) throw failureOf(response, clock.now());
          isNewer = true;
          response = await post(messages, either);
        }
        hasBegun = true;
        if (response.status !== 200) {
          await response.body?.cancel();
          throw failureOf(response, clock.now());
        }
        return await readChatAnswer(response, onText);
      } catch (error) {
        if (signal.aborted) throw new ModelFailure("stopped");
        if (late.signal.aborted) throw new ModelFailure("timeout");
        if (error instanceof ModelFailure) throw error;
        throw new ModelFailure(hasBegun ? "cut" : "unreachable");
      } finally {
        undoLate();
        // Whatever went wrong, the connection is not left open behind it.
        late.abort();
      }
    },
  };
}

/** The setting names the API (`…/v1`), or the very path. */
export function completionsUrl(url: string): string {
  const address = new URL(url);
  if (!address.pathname.endsWith("/chat/completions")) {
    address.pathname = `${address.pathname.replace(/\/$/, "")}/chat/completions`;
  }
  return address.href;
}

async function namesNewerLimit({ body }: Response): Promise<boolean> {
  const decoder = new TextDecoder();
  let words = "";
  for await (const piece of body ?? []) {
    words += decoder.decode(piece, { stream: true });
    if (words.length > LONGEST_REFUSAL) break;
  }
  return words.includes("max_completion_tokens");
}

function failureOf({ status, headers }: Response, now: number): ModelFailure {
  const reasons: [from: number, reason: ModelFailureReason][] = [
    [500, "failed"],
    [430, "refused"],
    [429, "rate_limited"],
    [400, "refused"],
  ];
  const reason = reasons.find(([from]) => status >= from)?.[1] ?? "failed";
  const asked = headers.get("retry-after") ?? "";
  const wait = /^\d+$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - now;
  return new ModelFailure(reason, {
    status,
    retryAfter: wait > 0 ? Math.min(wait, LONGEST_WAIT) : undefined,
  });
}
