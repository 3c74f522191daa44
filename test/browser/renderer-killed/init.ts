import type { Browser, BrowserServer, Page } from "playwright-core";

/**
 * Kills every renderer of a browser as the system kills a process when memory is short: it learns of
 * it as little as the page does. Resolves once the page is gone.
 */
export async function killRenderers(
  { browser, process: own }: { browser: Browser; process: BrowserServer },
  page: Page,
): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  for (const { type, id } of processInfo) {
    if (type === "renderer" && id !== own.process().pid) process.kill(id, "SIGKILL");
  }
  await crashed;
  await page.close();
}

/** In the page: all that its origin keeps in IndexedDB, as text by key. */
export async function readKept(): Promise<[string, string][]> {
  const answer = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error as Error);
    });
  const all: [string, string][] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name ?? ""));
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName);
      const [keys, values] = [answer(store.getAllKeys()), answer(store.getAll())];
      const texts = (await values).map((value) => JSON.stringify(value) ?? "");
      for (const [index, key] of (await keys).entries())
        all.push([String(key), texts[index] ?? ""]);
    }
    database.close();
  }
  return all;
}
