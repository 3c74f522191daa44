import {
  richTextToPlainText,
  type ConversationSnapshot,
  type DeskRecord,
  type SiteKey,
} from "@helpbuoy/protocol";
import type { Deps } from "../deps.ts";
import { findBackground, findConversation } from "./conversations.repository.ts";
import { findDeskRecord } from "./desk-records.repository.ts";
import { findConversationIds } from "./find.repository.ts";

/** So many are looked at, and so many shown. */
const LOOKED_AT = 200;
const SHOWN = 50;

export type Found = {
  conversation: ConversationSnapshot;
  record: DeskRecord;
  email: string | null;
};

export type FindService = ReturnType<typeof createFindService>;

/** Search across conversations, tickets and visitors, for agents. */
export function createFindService({ database }: Deps) {
  return {
    /** What holds the words as they stand, newest first. */
    async find(siteKey: SiteKey, words: string): Promise<Found[]> {
      const wanted = words.trim().toLowerCase();
      if (!wanted) return [];
      const found: Found[] = [];
      for (const id of await findConversationIds(database, siteKey, wanted, LOOKED_AT)) {
        const conversation = await findConversation(database, siteKey, id);
        if (!conversation) continue;
        const record = await findDeskRecord(database, siteKey, id);
        const email = (await findBackground(database, siteKey, id))?.email ?? null;
        // The database looks through JSON, where the words may be a name of ours.
        if (holds({ conversation, record, email }, wanted)) {
          found.push({ conversation, record, email });
        }
        if (found.length === SHOWN) break;
      }
      return found;
    },
  };
}

function holds({ conversation: { conversation, messages }, record, email }: Found, words: string) {
  const texts = [
    conversation.number ?? "",
    conversation.subject,
    email ?? "",
    ...conversation.fields.flatMap(({ value }) => (Array.isArray(value) ? [] : [value])),
    ...messages.map(({ body }) => richTextToPlainText(body)),
    ...record.notes.map(({ body }) => richTextToPlainText(body)),
    ...record.capsule.map(({ text }) => text),
    record.guide?.title ?? "",
    ...record.tags,
    ...Object.values(record.fields),
    ...verifiedTexts(record),
  ];
  return texts.some((text) => text.toLowerCase().includes(words));
}

/** Who asks, as far as the site vouches for it: a page could claim to be anyone. */
function verifiedTexts({ requester }: DeskRecord): string[] {
  if (!requester?.isVerified) return [];
  const { contactId, name, email, attributes } = requester;
  return [contactId ?? "", name ?? "", email ?? "", ...Object.values(attributes).map(String)];
}
