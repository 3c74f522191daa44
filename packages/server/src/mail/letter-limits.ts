import type { SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import { countLetters, type LetterKind } from "./letters.repository.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Letters to one address in a day, and of one site in an hour: a desk, not a cannon. */
const PER_ADDRESS = 20;
/** Of those, the ones anyone can cause: they must leave room for a reply or a way back in. */
const ASKED_FOR: Partial<Record<LetterKind, number>> = { verify: 5, code: 10 };
const PER_SITE = 500;
/** How long one waits for the letter that asks whose an address is, before another may. */
const ASKED_AGAIN = 60_000;

/**
 * Whether one more letter may go out (SPEC ML4).
 * @param emails the address, and what stands in its place where it was erased: erasing opens no gates
 * @param now milliseconds since the epoch
 */
export async function mayWriteLetter(
  transaction: Transaction,
  {
    siteKey,
    kind,
    emails,
  }: { siteKey: SiteKey | null; kind: LetterKind; emails: readonly string[] },
  now: number,
): Promise<boolean> {
  const dayAgo = isoTime(now - DAY);
  if ((await countLetters(transaction, { emails }, dayAgo)) >= PER_ADDRESS) return false;
  const most = ASKED_FOR[kind];
  if (most !== undefined) {
    const asked = await countLetters(transaction, { emails, kind }, dayAgo);
    if (asked >= most) return false;
  }
  if (siteKey === null) return true;
  return (await countLetters(transaction, { siteKey }, isoTime(now - HOUR))) < PER_SITE;
}

/**
 * Whether an address that was given once more is asked once more: the first letter may be lost, or
 * still on its way (SPEC ML2).
 */
export async function mayAskAgain(
  transaction: Transaction,
  emails: readonly string[],
  now: number,
): Promise<boolean> {
  const since = isoTime(now - ASKED_AGAIN);
  return (await countLetters(transaction, { emails, kind: "verify" }, since)) === 0;
}
