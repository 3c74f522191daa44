import { richTextToPlainText, type DeskRecord, type Message } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

let server: TestServer;
let visitor: TestVisitor;
let li: string;
beforeAll(async () => {
  server = await createTestServer();
  visitor = await server.visitor();
  li = await server.agent("li@example.com");
});
afterAll(() => server.stop());

/** A talk of its own: says one thing after the other, answers with the bot's last message. */
async function talk(conversationId: string, ...texts: string[]): Promise<Message> {
  let last: Message | undefined;
  for (const text of texts) {
    const event = (await visitor.say(text, { conversationId })).at(-1);
    if (event?.type === "message.created") last = event.message;
  }
  if (!last) throw new Error("the bot did not answer");
  return last;
}
async function recordAfterHandoff(...texts: string[]): Promise<DeskRecord | undefined> {
  const conversationId = server.id();
  await talk(conversationId, ...texts);
  await visitor.send({ type: "handoff.request", conversationId, locale: "zh-CN", capsule: [] });
  const { body } = await server.call<{ records: DeskRecord[] }>("/v1/agents/sites/demo/inbox", {
    token: li,
  });
  return body.records.find((record) => record.conversationId === conversationId);
}

describe("[F3.05] [BT6] the bot offers a person, and says why", () => {
  test.for([
    ["negative_feeling", ["你们就是骗子，我要投诉你们"]],
    ["negative_feeling", ["I am furious, how long does a refund take"]],
    ["repeated_question", ["退款多久到账", "退款什么时候到账"]],
    ["low_confidence", ["外星人的飞船停哪里", "火星上的天气如何"]],
  ] as const)("%s", async ([offerReason, texts]) => {
    const { turn, body } = await talk(server.id(), ...texts);
    expect(turn).toMatchObject({ offerPerson: true, offerReason });
    expect(richTextToPlainText(body)).toMatch(/人工客服|person/);
  });

  test("what was just said is said again only with a person offered", async () => {
    const article = await server.app.services.knowledge.article(
      await server.app.services.sites.get("demo"),
      "zh-CN",
      "refund-time",
    );
    const conversationId = server.id();
    await talk(conversationId, "退款多久到账");
    await visitor.say("", { conversationId, choice: article.id });
    const events = await visitor.say("", { conversationId, choice: article.id });
    expect(events.at(-1)).toMatchObject({
      message: { turn: { offerPerson: true, offerReason: "repeated_question" } },
    });
  });

  test("a question about reporting someone, or a first miss, is no reason", async () => {
    for (const text of ["怎么举报作品", "外星人的飞船停哪里"]) {
      const { turn } = await talk(server.id(), text);
      expect(turn?.offerPerson).toBe(false);
      expect(turn?.offerReason).toBeUndefined();
    }
  });

  test("a category marked person first, with its answer", async () => {
    const { database } = server.deps;
    const { publish } = server.app.services;
    await database
      .updateTable("categories")
      .set({ person_first: 1 })
      .where("slug", "=", "payment")
      .execute();
    await publish.publish("demo");
    // The old version answers until the index of the new one is whole.
    const turn = async () => (await talk(server.id(), "退款多久到账")).turn;
    await expect
      .poll(turn)
      .toMatchObject({ kind: "answer", offerPerson: true, offerReason: "person_first" });
  });
});

describe("[F3.05] [BT7] a feeling goes along with the handoff", () => {
  test("the priority is high, and a tag says why, the gravest first", async () => {
    const record = await recordAfterHandoff("什么破软件", "我快崩溃了，求你们帮帮我");
    expect(record).toMatchObject({ priority: "high", tags: ["情绪：焦急或痛苦"] });
  });

  test("who was calm waits like everyone", async () => {
    const record = await recordAfterHandoff("怎么举报作品");
    expect(record ?? { priority: "normal", tags: [] }).toMatchObject({
      priority: "normal",
      tags: [],
    });
  });
});
