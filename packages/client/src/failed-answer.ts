import type { Problem } from "@helpbuoy/protocol";
import { BackendError, type BackendErrorKind } from "./backend-error.ts";

/** An HTTP answer outside 2xx, from `fetch` or `XMLHttpRequest`. */
export type FailedAnswer = {
  status: number;
  body: string;
  /** undefined or null where the answer has none, or CORS hides it. */
  header(name: string): string | null;
};

/** What a failed answer means (SPEC ER1, ER3). */
export function failedAnswerError({ status, body, header }: FailedAnswer): BackendError {
  const problem = readProblem(body);
  const seconds = problem?.retryAfter;
  // CORS hides Retry-After unless the server exposes it; the problem says the same.
  const retryAfter =
    readRetryAfter(header("retry-after"), header("date")) ??
    (typeof seconds === "number" && seconds >= 0 ? seconds * 1000 : undefined);
  return new BackendError(kindOf(status, retryAfter), {
    ...(problem && { problem }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

function kindOf(status: number, retryAfter: number | undefined): BackendErrorKind {
  if (status === 401) return "unauthorized";
  if (status === 408) return "timeout";
  if (status === 429 || (status === 503 && retryAfter !== undefined)) return "rate_limited";
  if (status >= 500) return "server";
  return status >= 400 ? "rejected" : "invalid_response";
}

function readProblem(body: string): Problem | undefined {
  try {
    const problem: unknown = JSON.parse(body);
    const { code } = Object(problem) as Partial<Problem>;
    return typeof code === "string" ? (problem as Problem) : undefined;
  } catch {
    // A proxy's page, not our problem+json: the status alone has to do.
    return undefined;
  }
}

/** Milliseconds of a Retry-After header in either form, seconds or an HTTP date. */
function readRetryAfter(header: string | null, date: string | null): number | undefined {
  if (!header) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  // By the server's own clock where it tells it: the visitor's may be days off.
  const wait = Date.parse(header) - (date ? Date.parse(date) : Date.now());
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
