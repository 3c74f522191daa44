import type { Conversation, ConversationSnapshot, Message } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { AT, idOf, LATER, openWithSites, type OpenDatabase } from "../../test/contract.ts";
import { inTransaction, type Database } from "../database/database.ts";
import { grantAccess, hasAccess, listReaders } from "./conversation-access.repository.ts";
import {
  findBackground,
  findConversation,
  findConversationByNumber,
  listConversations,
  saveBackground,
  saveConversation,
} from "./conversations.repository.ts";
import { insertMessage, saveHelped } from "./messages.repository.ts";

const conversation: Conversation = {
  id: idOf(1),
  number: null,
  handler: "bot",
  status: "new",
  locale: "zh-CN",
  subject: "退款",
  categorySlug: "payment",
  fields: [{ id: "wish", label: "希望", value: "refund" }],
  createdAt: AT,
  updatedAt: AT,
  promisedAt: null,
  assignee: null,
  queuedAt: null,
  rating: null,
  readCursor: 0,
  seenCursor: 0,
};
const message: Message = {
  id: idOf(100),
  conversationId: idOf(1),
  author: "bot",
  authorName: null,
  body: [{ type: "paragraph", children: [{ type: "text", text: "你好" }] }],
  attachments: [{ fileId: idOf(7), name: "a.png", type: "image/png", bytes: 3 }],
  turn: { kind: "answer", citations: [], choices: [], confidence: 0.9, offerPerson: false },
  helped: null,
  cursor: 2,
  createdAt: AT,
};

function save(database: Database, snapshot: ConversationSnapshot, siteKey = "demo"): Promise<void> {
  return inTransaction(database, async (transaction) => {
    await saveConversation(transaction, siteKey, snapshot);
    for (const one of snapshot.messages) await insertMessage(transaction, siteKey, one);
  });
}

export function conversationsContract(open: OpenDatabase): void {
  describe("conversations", () => {
    test("come back as they were written, with their messages in order", async () => {
      const database = await openWithSites(open);
      const second = {
        ...message,
        id: idOf(99),
        cursor: 3,
        turn: null,
        author: "visitor" as const,
      };
      const snapshot = { conversation, messages: [message, second], cursor: 3 };
      await save(database, snapshot);
      expect(await findConversation(database, "demo", idOf(1))).toEqual(snapshot);
      expect(await findConversation(database, "other", idOf(1))).toBeUndefined();
      await inTransaction(database, (transaction) =>
        saveHelped(transaction, "demo", {
          conversationId: idOf(1),
          messageId: idOf(100),
          helped: false,
        }),
      );
      const rated = await findConversation(database, "demo", idOf(1));
      expect(rated?.messages.map(({ helped }) => helped)).toEqual([false, null]);
      await database.destroy();
    });

    test("are changed in place, and keep their background", async () => {
      const database = await openWithSites(open);
      await save(database, { conversation, messages: [], cursor: 1 });
      const background = { email: "a@example.com", context: { searched: ["x"] } };
      await inTransaction(database, (transaction) =>
        saveBackground(transaction, "demo", idOf(1), background),
      );
      const ticket: Conversation = {
        ...conversation,
        number: "482-719-3657",
        handler: "queue",
        promisedAt: LATER,
        updatedAt: LATER,
        readCursor: 1,
      };
      await save(database, { conversation: ticket, messages: [], cursor: 5 });
      const found = await findConversation(database, "demo", idOf(1));
      expect(found).toEqual({ conversation: ticket, messages: [], cursor: 5 });
      expect(await findBackground(database, "demo", idOf(1))).toEqual(background);
      expect(await findConversationByNumber(database, "demo", "482-719-3657")).toBe(idOf(1));
      expect(await findConversationByNumber(database, "other", "482-719-3657")).toBeUndefined();
      await database.destroy();
    });

    test("[CV6] a number is given once per site; many have none", async () => {
      const database = await openWithSites(open);
      const numbered = { ...conversation, number: "482-719-3657" };
      await save(database, { conversation: numbered, messages: [], cursor: 1 });
      const other = { ...numbered, id: idOf(2) };
      await expect(
        save(database, { conversation: other, messages: [], cursor: 2 }),
      ).rejects.toThrow(/UNIQUE|unique/);
      await save(database, { conversation: other, messages: [], cursor: 1 }, "other");
      for (const id of [idOf(3), idOf(4)]) {
        await save(database, { conversation: { ...conversation, id }, messages: [], cursor: 3 });
      }
      await database.destroy();
    });

    test("[P30] a message's id stands once in a conversation", async () => {
      const database = await openWithSites(open);
      await save(database, { conversation, messages: [message], cursor: 2 });
      await expect(
        inTransaction(database, (transaction) => insertMessage(transaction, "demo", message)),
      ).rejects.toThrow(/UNIQUE|unique/);
      await database.destroy();
    });

    test("[EV7] those of a visitor session, with most recent news first; or all", async () => {
      const database = await openWithSites(open);
      const list = async (visitorId: string | undefined, limit = 10) =>
        (await listConversations(database, { siteKey: "demo", visitorId }, limit)).map(
          (snapshot) => snapshot.conversation.id,
        );
      for (const [number, updatedAt] of [
        [1, AT],
        [2, LATER],
        [3, AT],
      ] as const) {
        const one = { ...conversation, id: idOf(number), updatedAt };
        await save(database, { conversation: one, messages: [], cursor: number });
      }
      const grant = (conversationId: string, visitorId: string) =>
        inTransaction(database, (transaction) =>
          grantAccess(transaction, "demo", { conversationId, visitorId, at: AT }),
        );
      await grant(idOf(1), "v");
      await grant(idOf(2), "v");
      await grant(idOf(2), "v");
      await grant(idOf(2), "w");
      expect(await list("v")).toEqual([idOf(2), idOf(1)]);
      expect(await list("nobody")).toEqual([]);
      expect(await list(undefined)).toEqual([idOf(2), idOf(3), idOf(1)]);
      expect(await list(undefined, 1)).toEqual([idOf(2)]);
      expect((await listReaders(database, "demo", idOf(2))).toSorted()).toEqual(["v", "w"]);
      const may = (conversationId: string, visitorId: string, siteKey = "demo") =>
        hasAccess(database, siteKey, { conversationId, visitorId });
      expect(await may(idOf(2), "w")).toBe(true);
      expect(await may(idOf(1), "w")).toBe(false);
      expect(await may(idOf(2), "w", "other")).toBe(false);
      await database.destroy();
    });
  });
}
