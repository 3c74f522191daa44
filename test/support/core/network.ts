/** What happens to requests on their way; each is asked in turn, the first that answers counts. */
export type Fault = (
  request: { url: string; method: string },
  send: () => Promise<Response>,
) => Promise<Response> | undefined;

/** A network between a page and a server that has no port. */
export type Network = {
  fetch: typeof fetch;
  /** Every request that was made, as `GET /v1/…`. */
  requests: string[];
  setFault(fault: Fault | undefined): void;
  /** Breaks off every answer that is still coming, as a lost connection does. */
  cutStreams(): void;
};

export const cut: Fault = () => Promise.reject(new TypeError("Failed to fetch"));

/** The request arrives and is done, but its answer is lost. */
export const loseAnswers: Fault = async (_, send) => {
  await send();
  throw new TypeError("Failed to fetch");
};

export function createNetwork(
  handle: (request: Request) => Response | Promise<Response>,
  origin: string,
): Network {
  const requests: string[] = [];
  let fault: Fault | undefined;
  const cuts = new Set<() => void>();

  /** The same answer, but for a body that can be cut. */
  function cuttable(response: Response): Response {
    if (!response.headers.get("content-type")?.includes("event-stream")) return response;
    const pipe = new TransformStream<Uint8Array, Uint8Array>();
    const cutting = new AbortController();
    cuts.add(() => cutting.abort(new TypeError("network error")));
    response.body?.pipeTo(pipe.writable, { signal: cutting.signal }).catch(() => {
      // Cut, as it was told to be, or given up by its reader.
    });
    return new Response(pipe.readable, response);
  }

  return {
    requests,
    cutStreams() {
      for (const cutOne of cuts) cutOne();
      cuts.clear();
    },
    setFault(next) {
      fault = next;
    },
    async fetch(input, init) {
      const url = String(input);
      const { method = "GET", signal } = init ?? {};
      requests.push(`${method} ${new URL(url).pathname}`);
      const send = async () => {
        const request = new Request(url, init);
        request.headers.set("origin", origin);
        return cuttable(await handle(request));
      };
      const answer = fault?.({ url, method }, send) ?? send();
      const aborted = new Promise<never>((_, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
      return Promise.race([answer, aborted]);
    },
  };
}
