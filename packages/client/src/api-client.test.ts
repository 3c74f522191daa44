import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createApiClient } from "./api-client.ts";
import { BackendError } from "./backend-error.ts";

type Answer = (url: string, init: RequestInit) => Response | Promise<Response>;

function clientOf(answer: Answer, more: { onServerTime?: (time: number) => void } = {}) {
  return createApiClient({
    url: "https://desk.example/v1/sites/demo",
    fetch: async (input, init) => answer(String(input), init ?? {}),
    ...more,
  });
}

const ok = () => Response.json({ fine: true });

async function errorOf(promise: Promise<unknown>): Promise<BackendError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BackendError);
  return error as BackendError;
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  const body = { type: `about:blank#${code}`, code, status, title: "No." };
  return Response.json(body, { status, headers });
}

describe("a request", () => {
  test("goes to fetch as a string and an init without a prototype", async () => {
    let seen: { url: string; init: RequestInit } | undefined;
    const api = clientOf((url, init) => {
      seen = { url, init };
      return ok();
    });
    await api.json("/commands", {
      method: "POST",
      json: { a: [1] },
      query: { q: "退款 & more", none: undefined },
      token: "secret",
      idempotencyKey: "key",
      locale: "zh-CN",
    });
    expect(seen?.url).toBe(
      "https://desk.example/v1/sites/demo/commands?q=%E9%80%80%E6%AC%BE+%26+more",
    );
    expect(Object.getPrototypeOf(seen?.init)).toBeNull();
    expect(Object.getPrototypeOf(seen?.init.headers)).toBeNull();
    expect(seen?.init.credentials).toBe("omit");
    expect(seen?.init.body).toBe('{"a":[1]}');
    expect({ ...(seen?.init.headers as Record<string, string>) }).toEqual({
      "content-type": "application/json",
      authorization: "Bearer secret",
      "idempotency-key": "key",
      "accept-language": "zh-CN",
    });
  });

  test("[P18] carries no token in its address", async () => {
    const api = clientOf((url) => {
      expect(url).not.toContain("secret");
      return ok();
    });
    await api.json("/conversations", { token: "secret" });
  });

  test("[P35] tells the server's time where the Date header may be read and is of now", async () => {
    const times: number[] = [];
    const date = "Wed, 21 Oct 2026 07:28:00 GMT";
    const api = clientOf(() => Response.json({}, { headers: { date } }), {
      onServerTime: (time) => times.push(time),
    });
    await api.json("/packs/abc.json", {});
    expect(times).toEqual([]);
    await api.json("/manifest", { cache: "no-cache" });
    await api.json("/commands", { method: "POST", json: {} });
    expect(times).toEqual([Date.parse(date), Date.parse(date)]);
  });
});

describe("what goes wrong", () => {
  test.each([
    [400, "malformed_json", "rejected"],
    [401, "token_expired", "unauthorized"],
    [403, "origin_not_allowed", "rejected"],
    [404, "article_not_found", "rejected"],
    [422, "invalid_input", "rejected"],
    [429, "too_many_requests", "rate_limited"],
    [500, "internal", "server"],
    [503, "shutting_down", "server"],
  ] as const)("%i %s is %s", async (status, code, kind) => {
    const error = await errorOf(clientOf(() => problem(status, code)).json("/x", {}));
    expect(error.kind).toBe(kind);
    expect(error.problem?.code).toBe(code);
  });

  test("[ER3] Retry-After counts in seconds, as a date, and from the problem where CORS hides it", async () => {
    const seconds = { "retry-after": "7" };
    const date = "Wed, 21 Oct 2026 07:28:00 GMT";
    const later = { "retry-after": "Wed, 21 Oct 2026 07:28:30 GMT", date };
    const hidden = { code: "too_many_requests", status: 429, retryAfter: 3 };
    const errors = await Promise.all(
      [
        () => problem(429, "too_many_requests", seconds),
        () => problem(503, "shutting_down", later),
        () => Response.json(hidden, { status: 429 }),
      ].map((answer) => errorOf(clientOf(answer).json("/x", {}))),
    );
    expect(errors.map(({ kind, retryAfter }) => [kind, retryAfter])).toEqual([
      ["rate_limited", 7_000],
      ["rate_limited", 30_000],
      ["rate_limited", 3_000],
    ]);
  });

  test("a proxy's page is judged by its status alone", async () => {
    const page = () => new Response("<html>Bad gateway</html>", { status: 502 });
    const error = await errorOf(clientOf(page).json("/x", {}));
    expect(error.kind).toBe("server");
    expect(error.problem).toBeUndefined();
  });

  test("an answer that is no JSON is an invalid_response", async () => {
    const hotel = () => new Response("<html>Log in to the hotel's network</html>");
    expect((await errorOf(clientOf(hotel).json("/x", {}))).kind).toBe("invalid_response");
  });

  test("[P3] a fetch that rejects, throws or is torn down is offline", async () => {
    const answers: Answer[] = [
      () => Promise.reject(new TypeError("Failed to fetch")),
      () => {
        throw new Error("zone.js is not amused");
      },
      () => Promise.reject("blocked"),
    ];
    for (const answer of answers) {
      expect((await errorOf(clientOf(answer).json("/x", {}))).kind).toBe("offline");
    }
  });

  test("a body that breaks off is offline", async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"a":'));
        controller.error(new TypeError("network error"));
      },
    });
    const error = await errorOf(clientOf(() => new Response(body)).json("/x", {}));
    expect(error.kind).toBe("offline");
  });
});

describe("time", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("[P10] a fetch that hangs, deaf to its signal, ends in a timeout", async () => {
    const ended = errorOf(clientOf(() => new Promise(() => {})).json("/x", {}));
    await vi.advanceTimersByTimeAsync(15_000);
    expect((await ended).kind).toBe("timeout");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a body that hangs ends in a timeout too", async () => {
    const hanging = () => new Response(new ReadableStream({ start() {} }));
    const ended = errorOf(clientOf(hanging).json("/x", { timeout: 2_000 }));
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await ended).kind).toBe("timeout");
  });

  test("the caller's signal ends it as aborted, before and after it has begun", async () => {
    const begun = new AbortController();
    const api = clientOf(() => new Promise(() => {}));
    const ended = errorOf(api.json("/x", { signal: begun.signal }));
    begun.abort();
    expect((await ended).kind).toBe("aborted");
    expect((await errorOf(api.json("/x", { signal: begun.signal }))).kind).toBe("aborted");
    expect(vi.getTimerCount()).toBe(0);
  });
});
