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
  return {
    requests,
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
        return handle(request);
      };
      const answer = fault?.({ url, method }, send) ?? send();
      const aborted = new Promise<never>((_, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
      return Promise.race([answer, aborted]);
    },
  };
}
