/** What the page's script counts, for the test to read. */
export type DiskPage = Window & { opens: number; openedAt: number };

/*
 * Ways in which IndexedDB fails in the field. Each runs in the page as its own script, before our tag,
 * and counts how often it is opened.
 */
export const faults: Record<string, () => void> = {
  "opening fails": () => {
    const page = window as unknown as DiskPage;
    page.opens = 0;
    indexedDB.open = () => {
      page.opens += 1;
      page.openedAt ??= performance.now();
      const error = new DOMException("Internal error", "UnknownError");
      const request = { error, onerror: () => {} };
      setTimeout(() => request.onerror());
      return request as unknown as IDBOpenDBRequest;
    };
  },
  "opening throws": () => {
    const page = window as unknown as DiskPage;
    page.opens = 0;
    indexedDB.open = () => {
      page.opens += 1;
      page.openedAt ??= performance.now();
      throw new DOMException("denied", "SecurityError");
    };
  },
  "opening hangs": () => {
    const page = window as unknown as DiskPage;
    page.opens = 0;
    indexedDB.open = () => {
      page.opens += 1;
      page.openedAt ??= performance.now();
      return {} as IDBOpenDBRequest;
    };
  },
  "opening waits behind a deletion that another connection blocks": () => {
    const page = window as unknown as DiskPage;
    page.opens = 0;
    const open = indexedDB.open.bind(indexedDB);
    const backend = (document.querySelector("[data-backend]") as HTMLElement).dataset["backend"];
    const name = `helpbuoy/demo/${backend}`;
    open(name);
    indexedDB.deleteDatabase(name);
    indexedDB.open = (...given) => {
      page.opens += 1;
      page.openedAt ??= performance.now();
      return open(...given);
    };
  },
  "the handle dies and dies again": () => {
    const page = window as unknown as DiskPage;
    page.opens = 0;
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = (...given) => {
      page.opens += 1;
      page.openedAt ??= performance.now();
      return open(...given);
    };
    let left = 3;
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      left -= 1;
      if (left >= 0) return transaction.apply(this, given);
      throw new DOMException("The database connection is closing.", "InvalidStateError");
    };
  },
  "there is no IndexedDB": () => {
    const page = window as unknown as DiskPage;
    page.opens = 0;
    page.openedAt = performance.now();
    Object.defineProperty(window, "indexedDB", { value: undefined });
  },
};
