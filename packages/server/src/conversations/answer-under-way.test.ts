import type { Message } from "@helpbuoy/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTestDesk } from "../../test/desk.ts";
import {
  ANSWER,
  createModelServer,
  expectArticle,
  QUESTION,
  type ModelServer,
} from "../../test/model-server.ts";
import { openStream } from "../../test/read-stream.ts";

let desk: ModelServer;
beforeEach(async () => {
  desk = await createModelServer();
});
afterEach(() => desk.stop());

describe("[LM4] while it is written", () => {
  test("the visitor sees it grow, sentence by checked sentence, and its message replaces it", async () => {
    const stream = await openStream(desk.server, { token: desk.visitor.token });
    const stranger = await openStream(desk.server, { token: (await desk.server.visitor()).token });
    const agents = await openStream(desk.server, {
      token: await desk.server.agent(),
      path: "/v1/agents/sites/demo/events",
    });
    const conversationId = desk.server.id();
    desk.model.reply = { text: "退款会按原路退回 [1]。去 evil.example", rest: " 领奖 [1]。" };
    const asked = desk.ask(QUESTION, conversationId);
    const signals = () => stream.items().filter(({ event }) => event === "signal");
    await expect.poll(() => signals().length).toBe(1);
    expect(signals()[0]?.data).toMatchObject({
      type: "typing",
      conversationId,
      author: "bot",
      text: "退款会按原路退回。",
    });
    // A sign is worth six seconds: it is repeated while the model takes its time.
    desk.server.clock.advance(4_000);
    await expect.poll(() => signals().length).toBe(2);
    desk.model.release();
    expectArticle(await asked);
    const items = stream.items();
    expect(items.at(-1)).toMatchObject({ event: "event", data: { type: "message.created" } });
    expect(JSON.stringify(items)).not.toContain("evil");
    desk.server.clock.advance(10_000);
    expect(stranger.text() + agents.text()).not.toContain("原路退回 ");
    expect(
      [...stranger.items(), ...agents.items()].filter(({ event }) => event === "signal"),
    ).toEqual([]);
    for (const one of [stream, stranger, agents]) await one.close();
  });

  test("[HO2] [P37] a person is asked for, and the bot says nothing more", async () => {
    const stream = await openStream(desk.server, { token: desk.visitor.token });
    desk.model.reply = { text: "退款会按原路退回 [1]。退", rest: "款不收手续费 [2]。" };
    const conversationId = desk.server.id();
    await desk.visitor.say(QUESTION, { conversationId });
    await expect.poll(() => stream.text()).toContain("原路退回");
    const type = "handoff.request";
    const handed = await desk.visitor.send({ type, conversationId, locale: "zh-CN", capsule: [] });
    expect(handed.status).toBe(200);
    const shown = stream.items().filter(({ event }) => event === "signal").length;
    desk.model.release();
    await desk.server.app.settled();
    expect((await desk.messages(conversationId)).map(({ author }) => author)).toEqual(["visitor"]);
    expect(stream.items().filter(({ event }) => event === "signal")).toHaveLength(shown);
    expect(await desk.pending()).toEqual([]);
    await stream.close();
  });

  test("an agent who replies has it, and the bot says nothing more", async () => {
    desk.model.reply = { text: "退", rest: "款会按原路退回 [1]。" };
    const conversationId = desk.server.id();
    await desk.visitor.say(QUESTION, { conversationId });
    await expect.poll(() => desk.model.asked.length).toBe(1);
    const agent = await desk.server.agent();
    await createTestDesk(desk.server).reply(agent, conversationId, "Let me look.");
    desk.model.release();
    await desk.server.app.settled();
    const authors = (await desk.messages(conversationId)).map(({ author }) => author);
    expect(authors).toEqual(["visitor", "agent"]);
  });

  test("who writes on is not kept waiting: the article answers first, in its place", async () => {
    desk.model.reply = "hang";
    const conversationId = desk.server.id();
    await desk.visitor.say(QUESTION, { conversationId });
    await expect.poll(() => desk.model.asked.length).toBe(1);
    const events = await desk.visitor.say("谢谢", { conversationId });
    const said = events.flatMap((event) =>
      event.type === "message.created" ? [event.message] : [],
    );
    expect(said.map(({ author }) => author)).toEqual(["bot", "visitor", "bot"]);
    expectArticle(said[0] as Message);
    await desk.server.app.settled();
    expect(await desk.messages(conversationId)).toHaveLength(4);
  });

  test("[PR3] what is erased meanwhile stays empty", async () => {
    desk.model.reply = { text: ANSWER.slice(0, 5), rest: ANSWER.slice(5) };
    const conversationId = desk.server.id();
    await desk.visitor.say(QUESTION, { conversationId });
    await expect.poll(() => desk.model.asked.length).toBe(1);
    await desk.visitor.send({ type: "visitor.erase", conversationId });
    expect(await desk.pending()).toEqual([]);
    desk.model.release();
    await desk.server.app.settled();
    expect(await desk.messages(conversationId)).toEqual([]);
  });

  test("a slow endpoint holds up nobody else, and only so many wait for it", async () => {
    desk.model.reply = "hang";
    const ids = Array.from({ length: 12 }, () => desk.server.id());
    for (const conversationId of ids) await desk.visitor.say(QUESTION, { conversationId });
    await expect.poll(() => desk.model.asked.length).toBe(8);
    const answered = await Promise.all(ids.map((id) => desk.messages(id)));
    expect(answered.filter((messages) => messages.length === 2)).toHaveLength(4);
    const other = await desk.server.visitor();
    expect((await other.say("外星人的飞船停哪里")).at(-1)).toMatchObject({
      message: { author: "bot" },
    });
  });
});
