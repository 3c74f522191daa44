import type { IntentsPart, Locale, SiteKey } from "@helpbuoy/protocol";
import { isEnough, labelsOf, trainInThread, type TrainingJob } from "../bot/intent-thread.ts";
import { foreignNames } from "../bot/names-others.ts";
import { contentHash } from "../content-hash.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { errorFields } from "../logger.ts";
import { compressPart } from "./compress-part.ts";
import {
  findIntentsLearntFrom,
  saveIntents,
  savePart,
  type IntentsRef,
  type StoredPart,
} from "./publications.repository.ts";
import type { PublishedKnowledge } from "./published-knowledge.ts";

/** Bytes on the wire: what other sizes reach stands in the README of search. */
const BUDGET = 40_000;
/** Of more articles so few bytes tell too little, and training would take minutes. */
const MOST_LABELS = 400;
/** Another trainer, or another form of the part, makes another of the same examples. */
const MAKER = 1;

/** Milliseconds: one edit is soon followed by another, and a start has better things to do. */
const SETTLED = 60_000;

export type PackIntents = ReturnType<typeof createPackIntents>;

/** Puts a small intent model into packs, for the bot offline (SPEC OA4). */
export function createPackIntents({ database, clock, logger }: Deps) {
  let before: Promise<unknown> = Promise.resolve();
  /** By site and locale, the undo of what is to be trained. */
  const waiting = new Map<string, () => void>();

  async function add(
    siteKey: SiteKey,
    { locale, version, ownExamples: examples }: PublishedKnowledge,
    outside: readonly string[],
  ): Promise<void> {
    if (!isEnough(examples) || labelsOf(examples) > MOST_LABELS) return;
    const foreign = foreignNames();
    const learntFrom = contentHash(JSON.stringify([MAKER, BUDGET, examples, outside, foreign]));
    const known = await findIntentsLearntFrom(database, siteKey, locale, learntFrom);
    if (known?.version === version) return;
    const place = `${siteKey} ${locale}`;
    waiting.get(place)?.();
    const save = (intents: IntentsRef, part?: StoredPart) =>
      inTransaction(database, async (transaction) => {
        if (part) await savePart(transaction, siteKey, part);
        await saveIntents(transaction, siteKey, { locale, version, intents });
      });
    if (known) return save(known.intents);

    async function train(): Promise<void> {
      const model = await trainedInTurn({ examples, outside, budget: BUDGET });
      if (!model) return;
      const part: IntentsPart = { model: Buffer.from(model).toString("base64"), foreign };
      const content = JSON.stringify(part);
      const stored = await compressPart({ hash: contentHash(content), content, kind: "index" });
      const bytes = Buffer.byteLength(content);
      await save({ hash: stored.hash, bytes, learntFrom }, stored);
      const wire = stored.brotli.length;
      logger.info({ site: siteKey, locale, version, wire }, "the pack has intents");
    }
    const cancel = clock.after(SETTLED, () => void logged(siteKey, locale, train));
    waiting.set(place, cancel);
  }

  /** Never rejects. */
  async function logged(siteKey: SiteKey, locale: Locale, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      logger.error({ site: siteKey, locale, ...errorFields(error) }, "no intents for the pack");
    }
  }

  /** In a row of its own: it takes much longer than the server's own model, and can wait. */
  function trainedInTurn(job: TrainingJob): Promise<Uint8Array | undefined> {
    const training = before.then(() => trainInThread(job));
    before = training.catch(() => {});
    return training;
  }

  return {
    /**
     * For the version that is published now; one that knows the same is used again at once, another is
     * trained when no newer version has come for a minute. Never rejects.
     */
    add: (siteKey: SiteKey, knowledge: PublishedKnowledge, outside: readonly string[]) =>
      logged(siteKey, knowledge.locale, () => add(siteKey, knowledge, outside)),
  };
}
