import { pickLocale, problemStatus, type Problem } from "@helpbuoy/protocol";
import type { ProblemError } from "./problem-error.ts";
import { problemLanguages, problemTitles, type ProblemLanguage } from "./problem-titles.ts";

/** The answer to a refused request (SPEC ER1-ER3). */
export function problemResponse(
  error: ProblemError,
  request: { language: ProblemLanguage; requestId: string },
): Response {
  const status = problemStatus[error.code];
  const retryAfter = error.retryAfter === undefined ? undefined : Math.ceil(error.retryAfter);
  const problem: Problem = {
    type: `about:blank#${error.code}`,
    code: error.code,
    status,
    title: problemTitles[error.code][request.language],
    ...(error.issues && { issues: error.issues }),
    ...(retryAfter !== undefined && { retryAfter }),
    requestId: request.requestId,
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "content-language": request.language,
      "cache-control": "no-store",
      ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
    },
  });
}

/** The language of the sentences, by an Accept-Language header. */
export function problemLanguage(acceptLanguage: string | undefined): ProblemLanguage {
  return pickLocale(acceptedLanguages(acceptLanguage), problemLanguages) as ProblemLanguage;
}

/** The tags of an Accept-Language header, most wanted first. */
export function acceptedLanguages(header: string | undefined): string[] {
  return (header ?? "")
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.trim().split(";");
      const weight = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean);
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== "" && tag !== "*" && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
