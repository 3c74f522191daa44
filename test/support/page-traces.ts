import type { BrowserContext, Page } from "playwright-core";

/** What a script may leave in a page, counted from before its first line on. */
export type Traces = {
  /** Own properties of `window`. */
  globals: string[];
  /** Functions of the page that are no longer the browser's own. */
  patched: string[];
  /** `type target` of listeners on window, document, `<html>`, `<body>` and what hangs on navigator. */
  listeners: string[];
  timeouts: number;
  intervals: number;
  /** Elements outside of the page's own. */
  elements: string[];
  stored: string[];
};

type Recorder = { read(): Promise<Traces> };

/** Records in every page the context opens from now on. Call before the first visit. */
export async function recordTraces(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const watched = new Map<EventTarget, string>([
      [window, "window"],
      [document, "document"],
      [document.documentElement, "html"],
      ...(window.visualViewport
        ? [[visualViewport as EventTarget, "visualViewport"] as const]
        : []),
    ]);
    const listeners = new Map<string, number>();
    const targetName = (target: EventTarget | undefined) =>
      target === undefined ? "window" : watched.get(target);
    const change = (target: EventTarget | undefined, type: string, by: number) => {
      const name = targetName(target);
      if (!name) return;
      listeners.set(`${type} ${name}`, (listeners.get(`${type} ${name}`) ?? 0) + by);
    };
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    // The same listener added twice counts once, as in the browser.
    const held = new Map<unknown, Set<string>>();
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const key = `${type} ${targetName(this)} ${typeof options === "object" ? options?.capture : options}`;
      const keys = held.get(listener) ?? new Set();
      held.set(listener, keys);
      if (listener && !keys.has(key)) {
        keys.add(key);
        change(this, type, 1);
        const signal = typeof options === "object" ? options?.signal : undefined;
        if (signal) addEventListener.call(signal, "abort", () => change(this, type, -1));
      }
      addEventListener.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      const key = `${type} ${targetName(this)} ${typeof options === "object" ? options?.capture : options}`;
      if (held.get(listener)?.delete(key)) change(this, type, -1);
      removeEventListener.call(this, type, listener, options);
    };

    const timeouts = new Set<number>();
    const intervals = new Set<number>();
    const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
    const set = ((run: TimerHandler, ...rest: unknown[]) => {
      const timer: number = setTimeout(
        (...args: unknown[]) => {
          timeouts.delete(timer);
          if (typeof run === "function") (run as (...given: unknown[]) => void)(...args);
        },
        ...(rest as [number]),
      );
      timeouts.add(timer);
      return timer;
    }) as typeof window.setTimeout;
    const setEvery = ((run: TimerHandler, ...rest: unknown[]) => {
      const timer = setInterval(run, ...(rest as [number]));
      intervals.add(timer);
      return timer;
    }) as typeof window.setInterval;
    const clear = (timer?: number) => {
      timeouts.delete(timer as number);
      intervals.delete(timer as number);
      clearTimeout(timer);
      clearInterval(timer);
    };
    Object.assign(window, {
      setTimeout: set,
      setInterval: setEvery,
      clearTimeout: clear,
      clearInterval: clear,
    });

    const prototypes = {
      window,
      Array: Array.prototype,
      Object: Object.prototype,
      Promise: Promise.prototype,
      Element: Element.prototype,
      Node: Node.prototype,
      History: History.prototype,
      XMLHttpRequest: XMLHttpRequest.prototype,
      EventTarget: EventTarget.prototype,
      Storage: Storage.prototype,
    };
    const functionsOf = () =>
      Object.entries(prototypes).flatMap(([owner, object]) =>
        Object.entries(Object.getOwnPropertyDescriptors(object)).map(
          ([name, { value, get, set: setter }]) =>
            [`${owner}.${name}`, typeof value === "function" ? value : (get ?? setter)] as const,
        ),
      );
    let first: Map<string, unknown> | undefined;
    const recorder: Recorder = {
      async read() {
        first ??= new Map(functionsOf());
        const before = first;
        const databases = await indexedDB.databases().catch(() => []);
        return {
          globals: Object.getOwnPropertyNames(window),
          patched: functionsOf()
            .filter(([name, one]) => before.has(name) && before.get(name) !== one)
            .map(([name]) => name),
          listeners: [...listeners].filter(([, count]) => count > 0).map(([name]) => name),
          timeouts: timeouts.size,
          intervals: intervals.size,
          elements: [...document.querySelectorAll("html > *, head > *, body > *")].map(
            (element) => element.outerHTML,
          ),
          stored: [
            ...Object.keys(localStorage),
            ...Object.keys(sessionStorage),
            ...databases.map(({ name }) => `indexedDB ${name}`),
            ...document.cookie.split(";").filter(Boolean),
          ],
        };
      },
    };
    Object.defineProperty(window, "traceRecorder", { value: recorder });
  });
}

export async function readTraces(page: Page): Promise<Traces> {
  return page.evaluate(() =>
    (window as unknown as { traceRecorder: Recorder }).traceRecorder.read(),
  );
}

/** The keys of all that the page keeps in IndexedDB: files take a moment to be written. */
export async function keptKeys(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const answer = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    const keys: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name ?? ""));
      for (const store of database.objectStoreNames) {
        const found = await answer(database.transaction(store).objectStore(store).getAllKeys());
        keys.push(...found.map(String));
      }
      database.close();
    }
    return keys;
  });
}
