type Marked = "unsent" | "awaiting" | "agreed";

/**
 * What is kept in `localStorage`, where it can be read at once: whether the loader should wake the core
 * on a page where the visitor has shown no intent, because something is unsent or a reply is awaited;
 * and under a name of its own that they agreed that anything is kept.
 */
export type Mark = {
  read(): Marked | undefined;
  /** undefined removes it. */
  write(mark: Marked | undefined): void;
};

/** @param name the site, or `<site>/consent` */
export function createMark(name: string): Mark {
  const key = `helpbuoy:${name}`;

  // A sandboxed frame throws when `localStorage` is merely read; then there is no mark, and no loss:
  // what it speaks of could not be kept either.
  function attempt<Result>(act: (storage: Storage) => Result): Result | undefined {
    try {
      return act(localStorage);
    } catch {
      return undefined;
    }
  }

  return {
    read() {
      const mark = attempt((storage) => storage.getItem(key));
      return /^(unsent|awaiting|agreed)$/.test(mark ?? "") ? (mark as Marked) : undefined;
    },
    write(mark) {
      attempt((storage) => (mark ? storage.setItem(key, mark) : storage.removeItem(key)));
    },
  };
}
