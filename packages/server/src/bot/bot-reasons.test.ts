import type { BotReasons } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

let server: TestServer;
let agent: string;
let visitor: TestVisitor;
beforeAll(async () => {
  server = await createTestServer();
  agent = await server.agent("agent@example.com", "agent");
  visitor = await server.visitor();
});
afterAll(() => server.stop());

async function ask(conversationId: string, text: string): Promise<string> {
  const last = (await visitor.say(text, { conversationId })).at(-1);
  return last?.type === "message.created" ? last.message.id : "";
}
const why = (conversationId: string, messageId: string) =>
  server.call<BotReasons>(
    `/v1/agents/sites/demo/conversations/${conversationId}/messages/${messageId}/reasons`,
    { token: agent },
  );

describe("[F5.12] [BT10] why the bot answered so", () => {
  test("what was asked and weighed, and that it still holds", async () => {
    const id = server.id();
    const { body } = await why(id, await ask(id, "退款多久到账"));
    expect(body).toMatchObject({ kind: "answer", asked: "退款多久到账", isSame: true });
    expect(body.locale).toBe("zh-CN");
    expect(body.hits[0]).toMatchObject({ title: "退款多久到账", slug: "refund-time" });
    expect(body.confidence).toBeGreaterThan(0.5);
  });

  test("[F6.22] which guide or task was offered with it, and why", async () => {
    const id = server.id();
    const { body } = await why(id, await ask(id, "收不到验证码怎么登录"));
    expect(body.offers).toEqual([{ kind: "guide", title: "查一查为什么登录不了", why: "settles" }]);
  });

  test("a follow-up names its topic and what it asks of it", async () => {
    const id = server.id();
    await ask(id, "怎么更换绑定的手机号");
    const { body } = await why(id, await ask(id, "那要多久"));
    expect(body).toMatchObject({ topic: "怎么更换绑定的手机号", aspect: "time", isSame: true });
    expect(body.searched).not.toBe(body.asked);
  });

  test("once more was learnt, it says that it would answer otherwise", async () => {
    const id = server.id();
    const text = "贝壳罐头怎么空了";
    const messageId = await ask(id, text);
    await server.call("/v1/agents/sites/demo/questions/confirmed", {
      method: "POST",
      token: agent,
      body: { locale: "zh-CN", slug: "top-up-missing", texts: [text] },
    });
    await expect.poll(async () => (await why(id, messageId)).body.kind).toBe("answer");
    expect((await why(id, messageId)).body.isSame).toBe(false);
  });

  test("of what the bot did not say there is nothing to tell", async () => {
    const id = server.id();
    const events = await visitor.say("退款多久到账", { conversationId: id });
    const own = events.find((event) => event.type === "message.created");
    const messageId = own?.type === "message.created" ? own.message.id : "";
    expect((await why(id, messageId)).problem.code).toBe("not_found");
    expect((await why(server.id(), messageId)).problem.code).toBe("not_found");
  });
});
