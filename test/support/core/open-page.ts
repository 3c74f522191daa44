import { createConnectivity, createMark, openStorage, type Backend } from "@helpbuoy/client";
import { Window as HappyWindow } from "happy-dom";
import { IDBFactory } from "fake-indexeddb";
import {
  browserEnvironment,
  type Environment,
} from "../../../packages/widget/src/core/environment.ts";
import { createWidget } from "../../../packages/widget/src/core/index.ts";
import type { Widget } from "../../../packages/widget/src/core/widget.ts";
import type { Network } from "./network.ts";
import { SERVER } from "./real-server.ts";

/** A browser: what its pages share. */
export type Browser = {
  open(options?: PageOptions): Page;
  /** What the widget keeps, seen from outside. */
  stored(key: string): Promise<unknown>;
  storedKeys(): Promise<string[]>;
  store(key: string, value: unknown): Promise<void>;
};

export type PageOptions = {
  network?: Network;
  backend?: Backend;
  address?: string;
  locales?: string[];
  consent?: "required";
  environment?: Partial<Environment>;
};

/** A widget on a page, and what it has told its loader. */
export type Page = {
  widget: Widget;
  view: HappyWindow;
  unread: number[];
  openChanges: boolean[];
  /** Takes the network away, or brings it back, as the browser tells it. */
  setOnline(isOnline: boolean): void;
  /** As a reload or a closed tab: nothing of the widget runs on. */
  close(): void;
};

let started = 0;

/** One browser at a time: IndexedDB and localStorage are the process's own. */
export function startBrowser(): Browser {
  const own = ++started;
  globalThis.indexedDB = new IDBFactory();
  const marks = new Map<string, string>();
  globalThis.localStorage = {
    getItem: (key: string) => marks.get(key) ?? null,
    setItem: (key: string, value: string) => void marks.set(key, value),
    removeItem: (key: string) => void marks.delete(key),
  } as unknown as Storage;
  const storage = openStorage(`helpbuoy/demo/${SERVER}`);

  return {
    stored: (key) => storage.get(key),
    storedKeys: () => storage.keys(""),
    async store(key, value) {
      await storage.set([[key, value]]);
    },
    open({ network, backend, address = "/", locales = ["en"], consent, environment = {} } = {}) {
      const view = new HappyWindow({ url: `http://127.0.0.1:3000${address}` });
      const page = view as unknown as Window;
      let isOnline = true;
      Object.defineProperty(view.navigator, "onLine", { get: () => isOnline });
      const unread: number[] = [];
      const openChanges: boolean[] = [];
      const widget = createWidget(
        {
          site: "demo",
          backend: backend ?? SERVER,
          locales,
          theme: "auto",
          consent,
          hooks: {
            onUnread: (count) => unread.push(count),
            onOpenChange: (isOpen) => openChanges.push(isOpen),
            destroy: () => widget.destroy(),
          },
        },
        {
          ...inNode(page),
          // What a page of the browser before still meant to write stays out of this one.
          openStorage: (name, onProblem, isShut) =>
            openStorage(name, onProblem, () => own !== started || isShut?.() === true),
          ...(network && { fetch: network.fetch }),
          ...environment,
        },
      );
      return {
        widget,
        view,
        unread,
        openChanges,
        setOnline(online) {
          isOnline = online;
          view.dispatchEvent(new view.Event(online ? "online" : "offline"));
        },
        close() {
          widget.destroy();
          void view.happyDOM.close();
        },
      };
    },
  };
}

function inNode(view: Window): Environment {
  // The browser's own everything, but for the window it is given.
  (globalThis as { window?: Window }).window = view;
  return {
    ...browserEnvironment(),
    view,
    createMark,
    connectivity: createConnectivity(view),
    whenIdle(run) {
      const timer = setTimeout(run, 1);
      return () => clearTimeout(timer);
    },
  };
}
