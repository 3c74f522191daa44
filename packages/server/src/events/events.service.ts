import type { ServerEvent, SiteKey, TypingSignal } from "@helpbuoy/protocol";
import { isoTime, type Clock } from "../clock.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { AGENTS, type EventBus } from "./event-bus.ts";
import {
  endReplayBefore,
  listSomeEvents,
  readLogEnd,
  type Reader,
} from "./event-log.repository.ts";

/** How long after it happened an event is replayed to a client that comes back. */
const REPLAY = 30 * 86_400_000;
/** What is read for a reader at a time: each may be slow, and there are many. */
const BATCH = { limit: 25, most: 65_536 };

export type EventsService = ReturnType<typeof createEventsService>;

/** The log as one reader sees it. */
export function createEventsService(
  { database, clock }: { database: Deps["database"]; clock: Clock },
  { bus }: { bus: EventBus },
) {
  return {
    /**
     * Where a stream that asks for `cursor` begins; `reset` where what it missed cannot be replayed
     * (SPEC EV4).
     */
    async begin(
      siteKey: SiteKey,
      cursor: number | undefined,
    ): Promise<{ cursor: number; reset: boolean }> {
      const end = await readLogEnd(database, siteKey);
      if (cursor === undefined) return { cursor: end.cursor, reset: false };
      const isLost = cursor > end.cursor || cursor < end.replayableAfter;
      return isLost ? { cursor: end.cursor, reset: true } : { cursor, reset: false };
    },

    /**
     * The next events this reader may see, oldest first; not all of them at once (SPEC EV7). `cursor`
     * is how far the log has been read for them: without it, a quiet visitor's every look would read
     * anew all that others wrote.
     */
    async next(reader: Reader, after: number): Promise<{ events: ServerEvent[]; cursor: number }> {
      // First, and by commit order (SPEC EV2): what is read next misses nothing up to here.
      const end = await readLogEnd(database, reader.siteKey);
      if (end.cursor <= after) return { events: [], cursor: after };
      const { events, areAll } = await listSomeEvents(database, reader, after, BATCH);
      const last = events.at(-1)?.cursor ?? after;
      return { events, cursor: areAll ? Math.max(last, end.cursor) : last };
    },

    /** Calls back when there may be something new, or with what is of the moment. Returns its undo. */
    onNews: (
      { siteKey, visitorId, isAgent }: Reader,
      wake: (signal?: TypingSignal) => void,
    ): (() => void) => bus.subscribe(siteKey, isAgent ? AGENTS : visitorId, wake),

    /** Tells every reader that another process may have written. */
    wakeAll: (): void => bus.wakeAll(),

    async endOldReplay(siteKey: SiteKey): Promise<void> {
      const before = isoTime(clock.now() - REPLAY);
      await inTransaction(database, (transaction) => endReplayBefore(transaction, siteKey, before));
    },
  };
}
