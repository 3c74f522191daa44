import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  openModelEndpoint,
  type ModelEndpoint,
  type ModelReply,
} from "../../test/model-endpoint.ts";
import { createTestClock, type TestClock } from "../../test/test-clock.ts";
import { completionsUrl, createChatEndpoint, type ChatEndpoint } from "./chat-endpoint.ts";
import type { ModelFailure } from "./model-failure.ts";

const TIMEOUT = 20_000;
const KEY = "sk-test-key-0123456789";
let model: ModelEndpoint;
let clock: TestClock;
let chat: ChatEndpoint;
beforeEach(async () => {
  model = await openModelEndpoint();
  clock = createTestClock();
  chat = createChatEndpoint({ url: model.url, model: "small", key: KEY, timeout: TIMEOUT }, clock);
});
afterEach(() => model.stop());

const messages = [{ role: "user", content: "hello" }] as const;
const ask = (options: Partial<Parameters<ChatEndpoint["ask"]>[1]> = {}) =>
  chat.ask(messages, { signal: new AbortController().signal, ...options });
async function failure(reply: ModelReply): Promise<ModelFailure> {
  model.reply = reply;
  return ask().then(
    () => expect.unreachable("it answered"),
    (error: ModelFailure) => error,
  );
}

describe("[LM1] an answer", () => {
  test("is asked for as OpenAI's API says, with the key as a bearer token", async () => {
    model.reply = { text: "Hi." };
    await ask();
    expect(model.asked).toMatchObject([
      {
        path: "/v1/chat/completions",
        authorization: `Bearer ${KEY}`,
        body: { model: "small", stream: true, max_tokens: 700, messages },
      },
    ]);
  });

  test("grows as it comes, and is whole at its end, with what it took", async () => {
    model.reply = { text: "退款1至7个工作日到账 [1]。", tokens: 321 };
    const grown: string[] = [];
    const answer = await ask({ onText: (text) => grown.push(text) });
    expect(answer).toEqual({ text: "退款1至7个工作日到账 [1]。", tokens: 321 });
    expect(grown.length).toBeGreaterThan(3);
    expect(grown.every((text) => answer.text.startsWith(text))).toBe(true);
  });

  test("may come whole, of an endpoint that does not stream", async () => {
    model.reply = { text: "Hi.", isPlain: true, tokens: 12 };
    expect(await ask()).toEqual({ text: "Hi.", tokens: 12 });
  });

  test("is told without the thoughts before it", async () => {
    model.reply = { text: "<think>\nHm, 7 [1]?\n</think>\n\nHi." };
    const grown: string[] = [];
    expect((await ask({ onText: (text) => grown.push(text) })).text).toBe("Hi.");
    expect(grown.join("")).not.toContain("Hm");
  });

  test("of models that limit it by another name is asked for that way from then on", async () => {
    model.reply = ({ body }) =>
      body.max_tokens === undefined
        ? { text: "Hi." }
        : { status: 400, raw: '{"error":{"message":"Use max_completion_tokens instead."}}' };
    expect((await ask()).text).toBe("Hi.");
    expect((await ask()).text).toBe("Hi.");
    expect(model.asked.map(({ body }) => body.max_completion_tokens)).toEqual([
      undefined,
      700,
      700,
    ]);
  });
});

describe("[LM6] an endpoint that fails, in each way it can", () => {
  const sse = (...data: string[]) => ({
    type: "text/event-stream",
    raw: data.map((one) => `data: ${one}\n\n`).join(""),
  });
  test.for<[string, ModelReply]>([
    ["failed", { status: 500, raw: "oops" }],
    ["failed", { status: 503 }],
    ["failed", { status: 204 }],
    ["failed", { status: 302, headers: { location: "http://127.0.0.1:1/v1/chat/completions" } }],
    ["refused", { status: 401, raw: '{"error":"bad key"}' }],
    ["refused", { status: 404 }],
    ["refused", { status: 400, raw: "no such model" }],
    ["rate_limited", { status: 429 }],
    ["unreachable", "drop"],
    ["cut", { text: "Refunds arrive", next: "cut" }],
    ["cut", { text: "Refunds arrive", finish: "length" }],
    ["cut", { text: "Refunds arrive", finish: "content_filter" }],
    ["cut", { text: "Refunds arrive", finish: null }],
    ["cut", sse('{"choices":[]}')],
    ["garbage", sse("{nonsense")],
    ["garbage", sse('{"error":{"message":"overloaded"}}')],
    ["garbage", sse('{"choices":[{"delta":{"content":["x"]}}]}')],
    ["garbage", sse("null")],
    ["garbage", { raw: "<html>Sign in</html>", type: "text/html" }],
    ["garbage", { raw: "{nonsense", type: "application/json" }],
    ["garbage", { raw: '{"choices":"x"}', type: "application/json" }],
    ["oversized", { text: "x".repeat(30_000) }],
    ["oversized", { text: "x".repeat(30_000), isPlain: true }],
    ["oversized", { pour: `: ${"x".repeat(1_000)}\n` }],
    ["oversized", { raw: `{"x":"${"x".repeat(1_100_000)}"}`, type: "application/json" }],
  ])("%s: %j", async ([reason, reply]) => {
    expect((await failure(reply)).reason).toBe(reason);
    // Whatever it was, no connection hangs on.
    await expect.poll(() => model.open()).toBeLessThanOrEqual(1);
  });

  test("a redirect is not followed", async () => {
    const other = await openModelEndpoint();
    other.reply = { text: "Hi." };
    await failure({ status: 307, headers: { location: `${other.url}/chat/completions` } });
    expect(other.asked).toEqual([]);
    await other.stop();
  });

  test("429 and 503 say how long to leave it alone, within reason", async () => {
    const after = async (wait: string) =>
      (await failure({ status: 429, headers: { "retry-after": wait } })).retryAfter;
    expect(await after("7")).toBe(7_000);
    expect(await after("99999999")).toBe(600_000);
    expect(await after(new Date(clock.now() + 60_000).toUTCString())).toBe(60_000);
    expect(await after("soon")).toBeUndefined();
  });

  test.for<[string, ModelReply]>([
    ["before the answer", "hang"],
    ["within it", { text: "Refunds arrive", next: "hang" }],
  ])("one that hangs %s is given up in time, and its connection closed", async ([, reply]) => {
    model.reply = reply;
    const asking = ask().catch((error: ModelFailure) => error);
    await expect.poll(() => model.asked.length).toBe(1);
    clock.advance(TIMEOUT);
    expect(await asking).toMatchObject({ reason: "timeout" });
    await expect.poll(() => model.open()).toBe(0);
  });

  test("one that is not wanted any more is given up at once", async () => {
    model.reply = { text: "Refunds arrive", next: "hang" };
    const stop = new AbortController();
    const asking = ask({ signal: stop.signal }).catch((error: ModelFailure) => error);
    await expect.poll(() => model.asked.length).toBe(1);
    stop.abort();
    expect(await asking).toMatchObject({ reason: "stopped" });
    await expect.poll(() => model.open()).toBe(0);
  });

  test("nobody there", async () => {
    await model.stop();
    expect(await ask().catch((error: ModelFailure) => error)).toMatchObject({
      reason: "unreachable",
    });
    model = await openModelEndpoint();
  });
});

test("the setting names the API or the very path", () => {
  const path = (url: string) => completionsUrl(url);
  expect(path("https://a.example/v1")).toBe("https://a.example/v1/chat/completions");
  expect(path("https://a.example/v1/")).toBe("https://a.example/v1/chat/completions");
  expect(path("https://a.example")).toBe("https://a.example/chat/completions");
  expect(path("https://a.example/x/chat/completions?api-version=1")).toBe(
    "https://a.example/x/chat/completions?api-version=1",
  );
});
