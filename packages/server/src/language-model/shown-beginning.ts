import type { Clock } from "../clock.ts";

/** A sign of writing is worth six seconds (SPEC EV8): it is repeated before they are over. */
const AGAIN = 4_000;

export type ShownBeginning = { show(text: string): void; stop(): void };

/**
 * Shows a growing text by one sign after the other: while one is on its way, only the newest of those
 * that follow is kept.
 * @param tell may reject; what it did not tell is told with the next
 */
export function showBeginning(clock: Clock, tell: (text: string) => Promise<void>): ShownBeginning {
  let newest = "";
  let told: string | undefined;
  let isTelling = false;
  let isOver = false;
  let undo = () => {};

  async function tellNewest(): Promise<void> {
    if (isTelling || isOver || told === newest) return;
    isTelling = true;
    told = newest;
    await tell(newest).catch(() => {});
    isTelling = false;
    await tellNewest();
  }

  function repeat(): void {
    undo();
    undo = clock.after(AGAIN, () => {
      told = undefined;
      void tellNewest();
      repeat();
    });
  }

  return {
    show(text) {
      newest = text;
      void tellNewest();
      repeat();
    },
    stop() {
      isOver = true;
      undo();
    },
  };
}
