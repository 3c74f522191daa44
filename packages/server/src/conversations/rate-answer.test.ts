import type { Message, ServerEvent } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.stop());

const kinds = (events: ServerEvent[]) => events.map((event) => event.type);
function lastMessage(events: ServerEvent[]): Message {
  const event = events.findLast((one) => one.type === "message.created");
  if (!event) throw new Error("nothing was said");
  return event.message;
}

describe("ratings", () => {
  test("an article's rating is kept, the last one of a visitor counts", async () => {
    const visitor = await server.visitor();
    const rate = (helped: boolean) =>
      visitor.send({ type: "article.rate", articleId: 1, locale: "zh-CN", helped });
    expect((await rate(true)).body).toEqual({ events: [] });
    await rate(false);
    const rows = await server.deps.database.selectFrom("article_ratings").selectAll().execute();
    expect(rows.map(({ helped }) => helped)).toEqual([0]);
  });

  test("an article that never was cannot be rated", async () => {
    const visitor = await server.visitor();
    const { problem } = await visitor.send({
      type: "article.rate",
      articleId: 999,
      locale: "zh-CN",
      helped: true,
    });
    expect(problem.code).toBe("article_not_found");
  });

  test("an answer of the bot is rated on the log", async () => {
    const visitor = await server.visitor();
    const events = await visitor.say("退款多久到账");
    const { id, conversationId } = lastMessage(events);
    const { body } = await visitor.send({
      type: "answer.rate",
      conversationId,
      messageId: id,
      helped: true,
    });
    expect(kinds(body.events)).toEqual(["answer.rated"]);
    const snapshot = await visitor.conversation(conversationId);
    expect(snapshot.body.messages.at(-1)?.helped).toBe(true);
    const own = await visitor.send({
      type: "answer.rate",
      conversationId,
      messageId: snapshot.body.messages[0]?.id ?? "",
      helped: true,
    });
    expect(own.problem.code).toBe("not_found");
  });
});
