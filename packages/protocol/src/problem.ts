/*
 * Errors travel as application/problem+json (RFC 9457) with a stable code (SPEC ER1-ER3). Codes are
 * what programs decide by; the words are for people and may change.
 */

/** Every code with its HTTP status. */
export const problemStatus = {
  malformed_json: 400,
  invalid_input: 422,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  unknown_site: 404,
  origin_not_allowed: 403,
  token_missing: 401,
  token_expired: 401,
  not_permitted: 403,
  not_found: 404,
  ticket_not_found: 404,
  not_eligible: 403,
  code_unavailable: 409,
  code_expired: 410,
  article_not_found: 404,
  conversation_closed: 409,
  transition_not_allowed: 409,
  assigned_to_other: 409,
  file_too_big: 413,
  file_type_not_allowed: 415,
  body_too_big: 413,
  too_many_requests: 429,
  sign_in_failed: 401,
  second_factor_required: 401,
  password_change_required: 403,
  sign_in_required: 403,
  cross_site_request: 403,
  identity_invalid: 401,
  context_invalid: 403,
  signature_invalid: 401,
  identity_required: 403,
  link_expired: 410,
  edited_by_other: 409,
  shutting_down: 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** One field that does not hold: where (`fields.amount`) and what is wrong with it, never what was typed. */
export type ProblemIssue = {
  path: string;
  code: string;
  /** The visitor's own conversation that stands in the way. */
  conversationId?: string;
};

export type Problem = {
  /** `about:blank#<code>` is not resolvable on purpose: the reference at /docs describes every code. */
  type: string;
  code: ProblemCode;
  status: number;
  /** A sentence in the language of the request's Accept-Language (zh-CN or en). */
  title: string;
  issues?: ProblemIssue[];
  /** Seconds; as the Retry-After header. */
  retryAfter?: number;
  requestId?: string;
};
