import type { Locale } from "@helpbuoy/protocol";
import type { CallOptions } from "./backend.ts";
import { BackendError } from "./backend-error.ts";
import { failedAnswerError } from "./failed-answer.ts";
import { parseAnswer } from "./http-answer.ts";
import { stringifyJson } from "./json.ts";
import { after } from "./timers.ts";

export type ApiRequest = CallOptions & {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  query?: Record<string, string | undefined>;
  /** Sent as JSON. */
  json?: unknown;
  file?: Blob;
  token?: string | undefined;
  idempotencyKey?: string;
  /** For the sentences of problems. */
  locale?: Locale | undefined;
  cache?: RequestCache;
  /** Milliseconds until the whole answer must be there; of a stream, its first byte. */
  timeout?: number;
};

/** Every call rejects with a `BackendError` and nothing else. */
export type ApiClient = {
  /** The answer as `read` makes it of the response; a body that breaks off is `offline`. */
  call<Answer>(
    path: string,
    request: ApiRequest,
    read: (response: Response) => Promise<Answer>,
  ): Promise<Answer>;
  /** The answer's JSON. */
  json<Answer>(path: string, request: ApiRequest): Promise<Answer>;
  /** The open response; its body ends when the request's signal aborts. */
  stream(path: string, request: ApiRequest): Promise<Response>;
  /** Where a path leads, and the headers a request carries, for requests `fetch` cannot make. */
  address(path: string, query?: ApiRequest["query"]): string;
  headers(request: ApiRequest): Record<string, string>;
};

/** What a request may take: a good answer needs far less, and a visitor waits no longer. */
export const REQUEST_TIMEOUT = 15_000;

/**
 * The one file that calls `fetch`.
 * @param url what paths are appended to
 * @param locale of the sentences of problems, where a request names none
 * @param onServerTime milliseconds since the epoch, where CORS lets the Date header be read
 */
export function createApiClient(options: {
  url: string;
  fetch: typeof fetch;
  /** Whether cookies go along: the console's session is one, a visitor's is not. */
  credentials?: RequestCredentials;
  locale?: () => Locale | undefined;
  onServerTime?: (time: number) => void;
}): ApiClient {
  const address: ApiClient["address"] = (path, query = {}) => {
    const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] != null);
    return `${options.url}${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`;
  };

  const headers = (request: ApiRequest) => headersOf({ locale: options.locale?.(), ...request });

  async function open(path: string, request: ApiRequest, signal: AbortSignal): Promise<Response> {
    const { method = "GET", json, file, cache } = request;
    // Without a prototype: a page that pollutes `Object.prototype.body` must not add one to a GET.
    const init: RequestInit = Object.assign(Object.create(null) as RequestInit, {
      method,
      headers: Object.assign(Object.create(null) as Record<string, string>, headers(request)),
      credentials: options.credentials ?? "omit",
      signal,
      ...(cache && { cache }),
      ...(json !== undefined && { body: stringifyJson(json) }),
      ...(file && { body: file }),
    });
    // A string, not a Request: wrappers that pages put around `fetch` often expect one.
    const response = await options.fetch(address(path, request.query), init);
    // Out of the browser's cache an answer's Date may be weeks old.
    if (method !== "GET" || cache)
      options.onServerTime?.(Date.parse(response.headers.get("date") ?? ""));
    if (response.ok) return response;
    throw failedAnswerError({
      status: response.status,
      body: await response.text(),
      header: (name) => response.headers.get(name),
    });
  }

  /** Ends with the answer, at the time limit, or when the caller aborts: even if `fetch` hangs. */
  async function limited<Answer>(
    request: ApiRequest,
    act: (signal: AbortSignal) => Promise<Answer>,
    followSignal: boolean,
  ): Promise<Answer> {
    const { signal, timeout = REQUEST_TIMEOUT } = request;
    if (signal?.aborted) throw new BackendError("aborted");
    const controller = new AbortController();
    const undo: (() => void)[] = [];
    const interrupted = new Promise<never>((_, reject) => {
      const end = (kind: "timeout" | "aborted") => () => {
        reject(new BackendError(kind));
        controller.abort();
      };
      const onAbort = end("aborted");
      signal?.addEventListener("abort", onAbort);
      undo.push(after(timeout, end("timeout")));
      if (!followSignal) undo.push(() => signal?.removeEventListener("abort", onAbort));
    });
    try {
      return await Promise.race([act(controller.signal), interrupted]);
    } catch (cause) {
      // What `fetch` rejects with tells a lost network from a refusing CORS or page policy by words only.
      throw cause instanceof BackendError ? cause : new BackendError("offline", { cause });
    } finally {
      undo.forEach((stop) => stop());
    }
  }

  const call: ApiClient["call"] = (path, request, read) =>
    limited(request, async (signal) => read(await open(path, request, signal)), false);

  return {
    address,
    headers,
    call,
    json: <Answer>(path: string, request: ApiRequest) =>
      call(path, request, async (response) => parseAnswer<Answer>(await response.text())),
    stream: (path, request) => limited(request, (signal) => open(path, request, signal), true),
  };
}

function headersOf(request: ApiRequest): Record<string, string> {
  const { json, file, token, idempotencyKey, locale } = request;
  return {
    ...(json !== undefined && { "content-type": "application/json" }),
    ...(file && { "content-type": file.type || "application/octet-stream" }),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(idempotencyKey && { "idempotency-key": idempotencyKey }),
    ...(locale && { "accept-language": locale }),
  };
}
