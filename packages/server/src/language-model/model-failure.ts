/** Why an endpoint gave nothing that could be read. */
export type ModelFailureReason =
  | "unreachable"
  | "timeout"
  | "stopped"
  | "rate_limited"
  | "refused"
  | "failed"
  | "garbage"
  | "cut"
  | "oversized";

/** An endpoint that did not answer as it should; says nothing of what it was asked or told. */
export class ModelFailure extends Error {
  override readonly name = "ModelFailure";
  readonly reason: ModelFailureReason;
  /** Of the answer, where there was one. */
  readonly status: number | undefined;
  /** Milliseconds it asks to be left alone. */
  readonly retryAfter: number | undefined;

  constructor(
    reason: ModelFailureReason,
    { status, retryAfter }: { status?: number; retryAfter?: number | undefined } = {},
  ) {
    super(reason);
    this.reason = reason;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
