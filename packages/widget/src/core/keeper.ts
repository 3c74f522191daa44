import { after, type KeyValueStorage } from "@helpbuoy/client";
import { effect, type Signal } from "@preact/signals-core";

/** Makes signals outlive the page. */
export type Keeper = {
  /**
   * Brings back what was kept under the key, and keeps the signal from then on, 300 ms after it last
   * changed. A value that `read` refuses is dropped; the empty value is not kept at all.
   * @returns when it has been brought back
   */
  keep<Value>(
    key: string,
    kept: Signal<Value>,
    read: (stored: unknown) => Value | undefined,
  ): Promise<void>;
  /** Writes at once what still waits. */
  flush(): void;
  /** Flushes; resolves when all that is kept has been brought back and written. */
  persisted(): Promise<void>;
  /** Empties every signal, here and where it is kept. */
  forget(): void;
  destroy(): void;
};

const PAUSE = 300; // ms

export function createKeeper(storage: KeyValueStorage, view: Window): Keeper {
  const waiting = new Map<string, () => Promise<unknown>>();
  const keeping: Promise<void>[] = [];
  const undo: (() => void)[] = [];
  const emptied: (() => void)[] = [];
  let cancel = () => {};
  let written: Promise<unknown> = Promise.resolve();

  function flush(): void {
    cancel();
    const writes = [...waiting.values()];
    waiting.clear();
    written = Promise.all([written, ...writes.map((write) => write())]);
  }

  function schedule(key: string, write: () => Promise<unknown>): void {
    waiting.set(key, write);
    cancel();
    cancel = after(PAUSE, flush);
  }

  // The last moment a page is sure to get; on phones there may be no later one.
  const onHide = () => flush();
  view.addEventListener("pagehide", onHide);
  view.document.addEventListener("visibilitychange", onHide);

  async function bringBack<Value>(
    key: string,
    kept: Signal<Value>,
    read: (stored: unknown) => Value | undefined,
  ): Promise<void> {
    const empty = kept.peek();
    emptied.push(() => (kept.value = empty));
    const stored = read(await storage.get(key));
    let last = stored ?? empty;
    // What was typed before the disk answered is newer, and is written now.
    if (kept.peek() === empty) kept.value = last;
    const follow = effect(() => {
      const { value } = kept;
      if (value === last) return;
      last = value;
      schedule(key, () => (value === empty ? storage.remove([key]) : storage.set([[key, value]])));
    });
    undo.push(follow);
  }

  return {
    keep(...kept) {
      const restored = bringBack(...kept);
      keeping.push(restored);
      return restored;
    },
    async persisted() {
      await Promise.all(keeping);
      flush();
      await written;
    },
    flush,
    forget() {
      for (const empty of emptied) empty();
      flush();
    },
    destroy() {
      flush();
      for (const stop of undo) stop();
      view.removeEventListener("pagehide", onHide);
      view.document.removeEventListener("visibilitychange", onHide);
    },
  };
}
