import type { ServerEvent, TypingSignal } from "@helpbuoy/protocol";
import type { Clock } from "../clock.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { Reader } from "./event-log.repository.ts";
import type { EventsService } from "./events.service.ts";

/** Milliseconds between two signs of life (SPEC EV6). */
export const HEARTBEAT = 15_000;
/** A reader that takes nothing for so long is gone, or as good as gone. */
const STALLED = 45_000;
/** Signs of the moment that wait for a reader. */
const MOST_SIGNALS = 20;
/** Open at once; what a small machine carries with ease. */
const MOST = 20_000;

export type EventStreams = {
  /**
   * What happens from `cursor` on, as server-sent events.
   * @throws ProblemError `too_many_requests` when the server carries no more
   */
  open(reader: Reader, cursor: number | undefined): Promise<ReadableStream<Uint8Array>>;
  /** How many are open. */
  count(): number;
  /** Ends all with a hint when to come back, spread so that not all come at once. */
  end(): void;
};

/**
 * Streams that read the log by cursor. They pull: nothing is read for a reader that does not take what
 * it has, so a slow one costs one batch of memory, and after a while its place.
 */
export function createEventStreams(
  events: EventsService,
  { clock, spread }: { clock: Clock; spread: () => number },
): EventStreams {
  const ends = new Set<() => void>();
  let isEnding = false;

  return {
    async open(reader, from) {
      if (ends.size >= MOST) throw new ProblemError("too_many_requests", { retryAfter: 30 });
      const begun = await events.begin(reader.siteKey, from);
      let cursor = begun.cursor;
      let hasNews = true;
      let isOver = isEnding;
      let wake = () => {};
      const encoder = new TextEncoder();
      let opening = ": open\nretry: 2000\n\n";
      if (begun.reset) opening += sse("reset", cursor, JSON.stringify({ cursor }));

      let signals: TypingSignal[] = [];

      const undoNews = events.onNews(reader, (signal) => {
        // Someone who reads slowly is told of few: they are old by then.
        if (signal) signals = [...signals.slice(-MOST_SIGNALS), signal];
        else hasNews = true;
        wake();
      });
      let undoStalled = () => {};
      const end = () => {
        isOver = true;
        wake();
      };
      const close = () => {
        undoNews();
        undoStalled();
        ends.delete(end);
        end();
      };
      ends.add(end);

      async function nextChunk(): Promise<string | undefined> {
        for (;;) {
          if (isOver) return undefined;
          if (signals.length > 0) {
            const told = signals.map(
              (signal) => `event: signal\ndata: ${JSON.stringify(signal)}\n\n`,
            );
            signals = [];
            return told.join("");
          }
          if (hasNews) {
            hasNews = false;
            const next = await events.next(reader, cursor);
            cursor = next.cursor;
            if (next.events.length > 0) {
              hasNews = true;
              return next.events
                .map((event) => sse("event", event.cursor, eventText(event)))
                .join("");
            }
          } else if (!(await newsWithin(HEARTBEAT))) {
            // Another process may have written, and its wakes do not reach this one.
            hasNews = true;
            return ": beat\n\n";
          }
        }
      }

      function newsWithin(milliseconds: number): Promise<boolean> {
        return new Promise((resolve) => {
          const undo = clock.after(milliseconds, () => {
            wake = () => {};
            resolve(false);
          });
          wake = () => {
            undo();
            wake = () => {};
            resolve(true);
          };
        });
      }

      // Taken in time, it is asked for the next; else the reader is gone.
      function hand(controller: ReadableStreamDefaultController<Uint8Array>, text: string): void {
        controller.enqueue(encoder.encode(text));
        undoStalled = clock.after(STALLED, () => {
          close();
          controller.error(new Error("the reader stalled"));
        });
      }

      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            hand(controller, opening);
          },
          async pull(controller) {
            undoStalled();
            const chunk = await nextChunk().catch((error: unknown) => {
              // The stream fails, and then nobody cancels it.
              close();
              throw error;
            });
            if (chunk === undefined) {
              controller.enqueue(encoder.encode(`retry: ${Math.round(spread())}\n\n`));
              close();
              controller.close();
              return;
            }
            hand(controller, chunk);
          },
          cancel: close,
        },
        { highWaterMark: 1 },
      );
    },
    count: () => ends.size,
    end() {
      isEnding = true;
      for (const end of ends) end();
    },
  };
}

function sse(event: string, id: number, text: string): string {
  return `id: ${id}\nevent: ${event}\ndata: ${text}\n\n`;
}

function eventText(event: ServerEvent): string {
  return JSON.stringify(event);
}
