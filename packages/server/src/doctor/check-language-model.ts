import type { Clock } from "../clock.ts";
import { createChatEndpoint } from "../language-model/chat-endpoint.ts";
import { createAnswerCheck } from "../language-model/check/check-answer.ts";
import type { Passage } from "../language-model/check/passage.ts";
import { ModelFailure, type ModelFailureReason } from "../language-model/model-failure.ts";
import { promptFor } from "../language-model/prompt.ts";
import type { Settings } from "../settings.ts";
import { findingsOf, isLoopback, type Finding } from "./finding.ts";

const { ok, warning, failure } = findingsOf("model");

const trial: Passage = {
  number: 1,
  articleId: 1,
  slug: "refund-time",
  title: "How long a refund takes",
  heading: "",
  text: "Refunds go back the way you paid and arrive within 7 working days. A refund is free.",
};

const ways: Partial<Record<ModelFailureReason, string>> = {
  unreachable:
    "Look at HELPBUOY_LLM_URL, and whether a firewall or a proxy lets this machine out to it.",
  timeout: "Take a faster model, or raise HELPBUOY_LLM_TIMEOUT_SECONDS.",
  rate_limited: "Look at the limits and the credit of the key's account.",
  refused: "Look at HELPBUOY_LLM_KEY, HELPBUOY_LLM_MODEL and the path in HELPBUOY_LLM_URL.",
};

/** Asks the language model one question, as a visitor's would be asked; without one there is nothing to ask. */
export async function checkLanguageModel(
  { llmUrl: url, llmModel: model, llmKey: key, llmTimeoutSeconds }: Settings,
  clock: Clock,
): Promise<Finding[]> {
  if (url === undefined || model === undefined) {
    return [ok("No language model is asked: the bot answers in the words of the articles.")];
  }
  const found: Finding[] = [];
  const { protocol, hostname } = new URL(url);
  if (protocol === "http:" && !isLoopback(hostname)) {
    found.push(
      warning(
        `Questions${key === undefined ? "" : " and the key"} go to ${hostname} readable for everyone on the way.`,
        "Give HELPBUOY_LLM_URL an https address, unless that network is yours alone.",
      ),
    );
  }
  const endpoint = createChatEndpoint(
    { url, model, key, timeout: llmTimeoutSeconds * 1_000 },
    clock,
  );
  const question = { locale: "en", earlier: [], passages: [trial] };
  const messages = promptFor({ ...question, question: "How long does a refund take?" });
  const begun = clock.now();
  try {
    const { text } = await endpoint.ask(messages, { signal: new AbortController().signal });
    const seconds = ((clock.now() - begun) / 1_000).toFixed(1);
    const checked = createAnswerCheck([trial])(text);
    found.push(
      checked.holds
        ? ok(`The language model answers in ${seconds} s, and its answer holds.`)
        : warning(
            `The language model answers in ${seconds} s, but not so that it can be shown (${checked.fault}): visitors get the words of the articles.`,
            "Take a model that keeps to instructions better; try again, since one answer is not all.",
          ),
    );
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    const { reason, status } = error;
    const why = status === undefined ? reason : `${reason}, ${status}`;
    found.push(
      failure(
        `The language model does not answer (${why}): visitors get the words of the articles.`,
        ways[reason] ??
          "Ask whoever runs it; HELPBUOY_LLM_URL must speak OpenAI's chat completions.",
      ),
    );
  }
  return found;
}
