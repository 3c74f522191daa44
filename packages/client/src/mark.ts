/**
 * The one thing kept in `localStorage`: whether the loader should wake the core on a page where the
 * visitor has shown no intent, because something is unsent or a reply is awaited.
 */
export type Mark = {
  read(): "unsent" | "awaiting" | undefined;
  /** undefined removes it. */
  write(mark: "unsent" | "awaiting" | undefined): void;
};

export function createMark(site: string): Mark {
  const key = `helpbuoy:${site}`;

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
      return mark === "unsent" || mark === "awaiting" ? mark : undefined;
    },
    write(mark) {
      attempt((storage) => (mark ? storage.setItem(key, mark) : storage.removeItem(key)));
    },
  };
}
