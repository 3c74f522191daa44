/** Own properties of what a page shares with its scripts, by name, with what each is. */
export type Snapshot = Record<string, string>;
export type WatchedPage = { takeSnapshot(): Snapshot; rejections: string[] };

/** Runs before any script of the page. */
export default function init(): void {
  const numbers = new Map<unknown, number>();
  const name = (value: unknown) => {
    if (Object(value) !== value) return String(value);
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    return `${typeof value} ${numbers.get(value)}`;
  };
  const owners: Record<string, object> = {
    window,
    document,
    navigator,
    history,
    location,
    console,
    JSON,
    Math,
    Reflect,
  };
  const classes = `Object Array Function Promise String Number Boolean RegExp Date Map Set Error Symbol
    Node Element HTMLElement Document DocumentFragment ShadowRoot Event EventTarget History Navigator
    Storage XMLHttpRequest Response Request Headers MutationObserver IDBFactory`;
  for (const one of classes.split(/\s+/)) {
    const found = (window as unknown as Record<string, { prototype: object }>)[one];
    if (!found) continue;
    owners[one] = found;
    owners[`${one}.prototype`] = found.prototype;
  }
  const page = window as unknown as WatchedPage;
  Object.defineProperty(window, "rejections", { value: [] });
  addEventListener("unhandledrejection", ({ reason }) => page.rejections.push(String(reason)));
  Object.defineProperty(window, "takeSnapshot", {
    value(): Snapshot {
      const shot: Snapshot = {};
      for (const [owner, object] of Object.entries(owners)) {
        const own = Object.getOwnPropertyDescriptors(object) as Record<string, PropertyDescriptor>;
        for (const key of Reflect.ownKeys(own)) {
          const { value, get, set, ...flags } = own[key as string] as PropertyDescriptor;
          // A counter of the browser's own.
          if (owner === "window" && key === "event") continue;
          shot[`${owner}.${String(key)}`] =
            `${name(value)} ${name(get)} ${name(set)} ${JSON.stringify(flags)}`;
        }
      }
      return shot;
    },
  });
}
