import type { CDPSession } from "playwright-core";

type Seen = { url: string; bytes: number; isOpen: boolean; isCached: boolean; at: number };
export type Wire = { bytes: number; requests: number; sent: { url: string; bytes: number }[] };

/** What travels, counted by the browser: bodies as sent, with their response headers. */
export type Network = {
  /** What has come since the last call. */
  take(): Wire;
  /** What has come so far, left to be taken. */
  look(): Wire;
  /** Nothing under way, and nothing begun or ended, for so many milliseconds. */
  isQuietFor(span: number): boolean;
};

/** A stream that stays open does not keep the page busy. */
const STAYS_OPEN = 4_000;

export async function watchNetwork(session: CDPSession): Promise<Network> {
  const requests = new Map<string, Seen>();
  let last = Date.now();
  await session.send("Network.enable");
  const change = (id: string, what: Partial<Seen>) => {
    last = Date.now();
    const known = requests.get(id);
    if (known) Object.assign(known, what, { at: last });
  };
  session.on("Network.requestWillBeSent", ({ requestId, request: { url } }) => {
    last = Date.now();
    if (/^(data|blob):/.test(url)) return;
    requests.set(requestId, { url, bytes: 0, isOpen: true, isCached: false, at: last });
  });
  session.on("Network.responseReceived", ({ requestId, response }) =>
    change(requestId, response.fromDiskCache ? { isCached: true } : {}),
  );
  session.on("Network.requestServedFromCache", ({ requestId }) =>
    change(requestId, { isCached: true }),
  );
  session.on("Network.dataReceived", ({ requestId }) => change(requestId, {}));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    change(requestId, { isOpen: false, bytes: encodedDataLength }),
  );
  session.on("Network.loadingFailed", ({ requestId }) => change(requestId, { isOpen: false }));
  const look = () => {
    const sent = [...requests.values()].filter(({ isCached, bytes }) => !isCached && bytes > 0);
    return {
      bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0),
      requests: sent.length,
      sent: sent.map(({ url, bytes }) => ({ url, bytes })),
    };
  };
  return {
    look,
    take() {
      const wire = look();
      requests.clear();
      return wire;
    },
    isQuietFor(span) {
      const now = Date.now();
      const isBusy = [...requests.values()].some(
        ({ isOpen, at }) => isOpen && now - at < STAYS_OPEN,
      );
      return !isBusy && now - last > span;
    },
  };
}
