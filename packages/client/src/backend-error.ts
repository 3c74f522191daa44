import type { Problem } from "@helpbuoy/protocol";

/** Why a call to the backend did not come to an answer. */
export type BackendErrorKind =
  /** No connection, or the browser says so. */
  | "offline"
  | "timeout"
  /** 429, or 503 with Retry-After: the same again later. */
  | "rate_limited"
  /** The visitor session is gone: make a new one. */
  | "unauthorized"
  /** 4xx: the same again would be refused again. */
  | "rejected"
  /** 5xx. */
  | "server"
  /** An answer that does not speak the protocol. */
  | "invalid_response"
  | "aborted";

/** The one error every `Backend` method rejects with; decided on by `kind` and `problem.code` only. */
export class BackendError extends Error {
  override readonly name = "BackendError";
  readonly kind: BackendErrorKind;
  readonly problem: Problem | undefined;
  /** Milliseconds to wait, as the server asked. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: BackendErrorKind,
    details: { problem?: Problem; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(details.problem ? `${kind}: ${details.problem.code}` : kind, { cause: details.cause });
    this.kind = kind;
    this.problem = details.problem;
    this.retryAfter = details.retryAfter;
  }

  /** Whether sending the same again may be answered otherwise. */
  get canRetry(): boolean {
    return this.kind !== "rejected" && this.kind !== "invalid_response" && this.kind !== "aborted";
  }
}

/**
 * Any failure as a `BackendError`. A partner's backend may carry its own copy of the class, so an
 * error counts by its `name`; what is none (a bug, a blocked import) counts as the server's fault.
 */
export function asBackendError(cause: unknown): BackendError {
  if (cause instanceof BackendError) return cause;
  const { name, kind, problem, retryAfter } = Object(cause) as Partial<BackendError>;
  if (name !== "BackendError" || !kind) return new BackendError("server", { cause });
  return new BackendError(kind, {
    cause,
    ...(problem && { problem }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
