import type { Message } from "@helpbuoy/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ModelReply } from "../../test/model-endpoint.ts";
import {
  ANSWER,
  createModelServer,
  expectArticle,
  MODEL_KEY,
  QUESTION,
  type ModelServer,
} from "../../test/model-server.ts";
import { createApp } from "../app.ts";

const TIMEOUT = 20_000; // ms, the default

let desk: ModelServer;
beforeEach(async () => {
  desk = await createModelServer();
});
afterEach(() => desk.stop());

describe("[LM6] the article's own words are the answer where the model's", () => {
  test.for<[string, ModelReply]>([
    ["server fails", { status: 500 }],
    ["limit is reached", { status: 429, headers: { "retry-after": "60" } }],
    ["key is wrong", { status: 401, raw: `bad key ${MODEL_KEY}` }],
    ["connection breaks", "drop"],
    ["stream is cut", { text: "退款会按原路退回 [1]。", next: "cut" }],
    ["stream is nonsense", { raw: "data: {x\n\n", type: "text/event-stream" }],
    ["text has no end", { text: `${ANSWER}`.repeat(1_000) }],
    ["answer is too long", { text: ANSWER.repeat(80) }],
    ["answer is empty", { text: "" }],
    ["answer is none", { text: "NO_ANSWER" }],
    ["citation is missing", { text: "退款会按原路退回，1至7个工作日到账。" }],
    ["citation is wrong", { text: "退款会按原路退回，1至7个工作日到账 [77]。" }],
    ["number is invented", { text: "退款会按原路退回，2个工作日到账 [1]。" }],
    ["link leads away", { text: "退款会按[原路](https://evil.example)退回 [1]。" }],
    ["picture is remote", { text: "![退款](https://evil.example/x)\n\n退款会按原路退回 [1]。" }],
    ["words are a script", { text: "<script>alert(1)</script>退款会按原路退回 [1]。" }],
    ["words are the key", { text: `退款会按原路退回 ${MODEL_KEY} [1]。` }],
  ])("%s", async ([, reply]) => {
    desk.model.reply = reply;
    expectArticle(await desk.ask(QUESTION));
    expect(await desk.pending()).toEqual([]);
  });

  test("time is over", async () => {
    desk.model.reply = { text: "退款会按原路退回 [1]。退", next: "hang" };
    const asked = desk.ask(QUESTION);
    await expect.poll(() => desk.model.asked.length).toBe(1);
    desk.server.clock.advance(TIMEOUT);
    expectArticle(await asked);
  });

  test("server stops meanwhile", async () => {
    desk.model.reply = "hang";
    const conversationId = desk.server.id();
    await desk.visitor.say(QUESTION, { conversationId });
    await expect.poll(() => desk.model.asked.length).toBe(1);
    desk.server.app.end();
    await desk.server.app.settled();
    const [, answer] = await desk.messages(conversationId);
    expectArticle(answer as Message);
    // What is asked from then on is answered at once.
    expect((await desk.visitor.say(QUESTION)).at(-1)).toMatchObject({ message: { author: "bot" } });
    expect(desk.model.asked).toHaveLength(1);
  });

  test("server died: the next one answers, once, when the time is over", async () => {
    desk.model.reply = { text: ANSWER.slice(0, 5), rest: ANSWER.slice(5) };
    const conversationId = desk.server.id();
    await desk.visitor.say(QUESTION, { conversationId });
    await expect.poll(() => desk.model.asked.length).toBe(1);
    const next = createApp(desk.server.deps);
    await next.services.pendingAnswers.giveOverdue();
    expect(await desk.messages(conversationId)).toHaveLength(1);
    await desk.server.deps.database
      .updateTable("pending_answers")
      .set({ due_at: "2026-11-20T07:59:59.000Z" })
      .execute();
    await next.services.pendingAnswers.giveOverdue();
    desk.model.release();
    await desk.server.app.settled();
    await next.services.pendingAnswers.giveOverdue();
    const [, answer, ...more] = await desk.messages(conversationId);
    expectArticle(answer as Message);
    expect(more).toEqual([]);
    next.stop();
  });
});
