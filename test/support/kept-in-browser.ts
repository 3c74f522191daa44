import type { Page } from "playwright-core";

/** All that a page's origin keeps in the browser: IndexedDB, web storage and cookies, as text. */
export async function keptInBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const ask = <Answer>(request: IDBRequest<Answer>) =>
      new Promise<Answer>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const written = (value: unknown): unknown => {
      if (value instanceof Map) return [...value].map(written);
      if (value instanceof Set) return [...value].map(written);
      if (ArrayBuffer.isView(value)) return "(bytes)";
      if (Array.isArray(value)) return value.map(written);
      if (value === null || typeof value !== "object" || value instanceof Blob) return value;
      return Object.entries(value).map(([key, one]) => [key, written(one)]);
    };
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    for (const { name } of await indexedDB.databases()) {
      const database = await ask(indexedDB.open(name ?? ""));
      for (const store of database.objectStoreNames) {
        const entries = database.transaction(store).objectStore(store);
        kept.push(name, await ask(entries.getAllKeys()), written(await ask(entries.getAll())));
      }
      database.close();
    }
    return JSON.stringify(kept);
  });
}

/** Whether a word stands in any of it. */
export async function keeps(page: Page, word: string): Promise<boolean> {
  return (await keptInBrowser(page)).includes(word);
}
