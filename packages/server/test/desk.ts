import type {
  Conversation,
  ConversationSnapshot,
  DeskRecord,
  ServerEvent,
} from "@helpbuoy/protocol";
import type { Answer, TestServer, TestVisitor } from "./test-server.ts";

export const DESK = "/v1/agents/sites/demo";

export type InboxAnswer = {
  conversations: ConversationSnapshot[];
  records: DeskRecord[];
  cursor: number;
};

/** What tests of the desk do over and over. */
export function createTestDesk(server: TestServer) {
  const inbox = (token: string) => server.call<InboxAnswer>(`${DESK}/inbox`, { token });
  return {
    inbox,
    /** An agent's act on a conversation. */
    act: (
      token: string,
      id: string,
      path: string,
      body: unknown = {},
      key = server.id(),
    ): Promise<Answer<{ events: ServerEvent[] }>> =>
      server.call(`${DESK}/conversations/${id}/${path}`, { method: "POST", token, key, body }),
    reply: (token: string, id: string, markdown: string, rest: object = {}) =>
      server.call<{ events: ServerEvent[] }>(`${DESK}/conversations/${id}/messages`, {
        method: "POST",
        token,
        key: server.id(),
        body: { messageId: server.id(), markdown, ...rest },
      }),
    /** Says that an agent is at work, or away. */
    presence: (token: string, isOnline: boolean) =>
      server.call(`${DESK}/presence`, { method: "PUT", token, body: { isOnline } }),
    /** A talk that was handed off; its id. */
    async waiting(
      visitor: TestVisitor,
      { text = "退款一直没有到账", ...rest }: { text?: string; categorySlug?: string } = {},
    ): Promise<string> {
      const conversationId = server.id();
      await visitor.say(text, { conversationId });
      const request = { conversationId, locale: "zh-CN", capsule: [], ...rest };
      await visitor.send({ type: "handoff.request", ...request });
      return conversationId;
    },
    async conversation(token: string, id: string): Promise<Conversation> {
      const { conversations } = (await inbox(token)).body;
      const found = conversations.find(({ conversation }) => conversation.id === id);
      return (found as ConversationSnapshot).conversation;
    },
    async record(token: string, id: string): Promise<DeskRecord | undefined> {
      return (await inbox(token)).body.records.find((one) => one.conversationId === id);
    },
  };
}
