import { createHmac } from "node:crypto";
import { usualSpamSettings, type Id } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { recordDeskEvents } from "../conversations/desk-log.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import {
  countAlike,
  countOfVisitor,
  deleteSpamPrint,
  deleteSpamPrintsBefore,
  saveSpamPrint,
  type SpamPrint,
} from "./spam-prints.repository.ts";
import { comparable, spamScore } from "./spam-score.ts";

const LATELY = 10 * 60_000;
const DAY = 86_400_000;
/** Shorter texts are alike by chance: "where is my order?" A sign of Chinese counts for two. */
const LEAST_WEIGHT = 40;

export type SpamService = ReturnType<typeof createSpamService>;

/** Tells agents of what looks like spam; and does nothing else about it (SPEC SP1-SP4). */
export function createSpamService({ database, clock, secret }: Deps) {
  const printOf = (siteKey: string, text: string): string | null => {
    const plain = comparable(text);
    const wide = plain.match(/\p{Script=Han}/gu)?.length ?? 0;
    if (plain.length + wide < LEAST_WEIGHT) return null;
    return createHmac("sha256", secret).update(`spam\n${siteKey}\n${plain}`).digest("base64url");
  };

  return {
    /** Judges what comes to people, once: when a ticket is filed and at handoff. */
    async judge(
      transaction: Transaction,
      site: StoredSite,
      { visitorId }: Visitor,
      conversationId: Id,
      texts: readonly string[],
    ): Promise<void> {
      const { threshold, blockedWords } = site.spam ?? usualSpamSettings;
      if (threshold === null) return;
      const now = clock.now();
      const at = isoTime(now);
      const text = texts.join("\n");
      const print = printOf(site.key, text);
      const row: SpamPrint = { siteKey: site.key, conversationId, visitorId, print, at };
      const since = isoTime(now - DAY);
      const alike = print === null ? 0 : await countAlike(transaction, { ...row, print }, since);
      const lately = await countOfVisitor(transaction, row, isoTime(now - LATELY));
      await saveSpamPrint(transaction, row);
      const suspicion = spamScore({ text, alike, lately }, blockedWords);
      if (!suspicion || suspicion.score < threshold) return;
      await recordDeskEvents(transaction, site.key, conversationId, {
        at,
        events: [{ type: "desk.spam_suspected", conversationId, suspicion }],
      });
    },

    /** Lets go of what is known of a conversation that is erased. */
    forget: (transaction: Transaction, place: { siteKey: string; conversationId: Id }) =>
      deleteSpamPrint(transaction, place),

    /** What was written a day ago is compared with nothing any more. */
    removeOld: (): Promise<void> => deleteSpamPrintsBefore(database, isoTime(clock.now() - DAY)),
  };
}
