/** What pages and their monitoring put around `fetch`; each runs as the page's own script. */
export const wrappers: Record<string, () => void> = {
  "a wrapper that takes only strings and answers a promise of its own": () => {
    const native = window.fetch;
    window.fetch = (async (input: unknown, init?: RequestInit) => {
      if (typeof input !== "string") throw new TypeError("url.indexOf is not a function");
      const { ...copied } = init;
      const answer = await native(input, copied);
      // As monitoring does it: reads what goes by.
      answer
        .clone()
        .text()
        .catch(() => {});
      return answer;
    }) as typeof fetch;
  },
  "a wrapper that leaves a chain of its own behind": () => {
    const native = window.fetch;
    window.fetch = (...given) => {
      const answer = native(...given);
      answer.then(({ status }) => status).catch(() => {});
      return new Promise((resolve, reject) => {
        setTimeout(() => answer.then(resolve, reject));
      });
    };
  },
  "a polyfill over XMLHttpRequest, without streams and signals": () => {
    window.fetch = ((url: string, init: RequestInit = {}) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open(init.method ?? "GET", url);
        request.responseType = "arraybuffer";
        for (const [name, value] of Object.entries(init.headers ?? {})) {
          request.setRequestHeader(name, String(value));
        }
        // Its answer to a stream comes with the stream's end, that is never.
        request.addEventListener("load", () => {
          const { status } = request;
          const bytes = request.response as ArrayBuffer;
          resolve({
            ok: status < 300,
            status,
            headers: { get: (name: string) => request.getResponseHeader(name) },
            text: async () => new TextDecoder().decode(bytes),
            json: async () => JSON.parse(new TextDecoder().decode(bytes)) as unknown,
            arrayBuffer: async () => bytes,
            blob: async () => new Blob([bytes]),
          });
        });
        request.addEventListener("error", () => reject(new TypeError("Network request failed")));
        request.send((init.body as string | null) ?? null);
      })) as unknown as typeof fetch;
  },
};

/** A blocker, in the page: every call fails, and is counted. */
export function blockFetch(): void {
  const page = window as unknown as { calls: number };
  page.calls = 0;
  window.fetch = () => {
    page.calls += 1;
    return Promise.reject(new TypeError("Failed to fetch"));
  };
}
