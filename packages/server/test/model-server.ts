import { richTextToPlainText, type Id, type Message } from "@helpbuoy/protocol";
import { expect } from "vitest";
import { openModelEndpoint, type ModelEndpoint } from "./model-endpoint.ts";
import {
  createTestServer,
  type TestServer,
  type TestServerOptions,
  type TestVisitor,
} from "./test-server.ts";

export const MODEL_KEY = "sk-canary-0123456789abcdef";
export const QUESTION = "退款多久到账";
/** One that holds. */
export const ANSWER = "退款会按原路退回，1至7个工作日到账 [1]。钱包余额最快 [1]。";

/** That a message is the answer to the question as it is without a model. */
export function expectArticle(message: Message): void {
  expect(message.turn).toMatchObject({ kind: "answer", citations: [{ title: QUESTION }] });
  expect(message.turn?.isWritten).toBeUndefined();
  expect(richTextToPlainText(message.body)).toContain("钱包余额 1小时");
}

export type ModelServer = {
  server: TestServer;
  model: ModelEndpoint;
  visitor: TestVisitor;
  /** Says something in a talk and waits for the bot's word on it. */
  ask(text: string, conversationId?: Id): Promise<Message>;
  /** The messages of a talk, as its visitor reads them. */
  messages(conversationId: Id): Promise<Message[]>;
  /** The rows of answers that are being written. */
  pending(): Promise<object[]>;
  stop(): Promise<void>;
};

/** The whole server with a language model of our own behind it. */
export async function createModelServer(options: TestServerOptions = {}): Promise<ModelServer> {
  const model = await openModelEndpoint();
  const server = await createTestServer({
    ...options,
    flags: { "llm-url": model.url, "llm-model": "small", "llm-key": MODEL_KEY, ...options.flags },
  });
  const visitor = await server.visitor();
  const messages = async (id: Id) => (await visitor.conversation(id)).body.messages;
  return {
    server,
    model,
    visitor,
    messages,
    pending: () => server.deps.database.selectFrom("pending_answers").selectAll().execute(),
    async ask(text, conversationId = server.id()) {
      const events = await visitor.say(text, { conversationId });
      const own = events.findLast(
        (event) => event.type === "message.created" && event.message.author === "visitor",
      );
      const answer = async () => {
        const all = await messages(conversationId);
        const at = all.findIndex(({ cursor }) => cursor === own?.cursor);
        return all.slice(at + 1).find(({ author }) => author === "bot");
      };
      await expect.poll(answer).toBeDefined();
      return (await answer()) as Message;
    },
    async stop() {
      await server.stop();
      await model.stop();
    },
  };
}
