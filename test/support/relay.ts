import { createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What went over the wire, byte by byte. */
export type Relayed = { method: string; path: string; body: string; at: number };

/** What becomes of a request: it waits for an answer that never comes, or its connection is cut. */
export type Fault = "hang" | "cut" | undefined;

export type Relay = {
  /** In the place of the server's: `http://127.0.0.1:<port>`. */
  url: string;
  requests: Relayed[];
  /** Event streams that stand now, as the server sees it. */
  streams(): number;
  /** The most there were at once. */
  mostStreams(): number;
  /** Decides from now on; a path without its query. */
  setFault(decide: (path: string) => Fault): void;
  /** Cuts every stream that stands. */
  cutStreams(): void;
  stop(): Promise<void>;
};

/** Stands between a browser and a server, on HTTP/1.1 as both speak it: sees all, and may harm. */
export async function startRelay(server: string): Promise<Relay> {
  const requests: Relayed[] = [];
  const streams = new Set<ServerResponse>();
  let most = 0;
  let decide: (path: string) => Fault = () => undefined;

  const relay = createServer((incoming, outgoing) => {
    void pass(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = incoming;
    const path = url.replace(/\?.*/, "");
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    requests.push({ method, path, body: body.toString(), at: Date.now() });
    const fault = decide(path);
    if (fault === "cut") outgoing.destroy();
    if (fault) return;
    const onward = ask(server + url, { method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      if (path.endsWith("/events")) {
        streams.add(outgoing);
        most = Math.max(most, streams.size);
      }
      answer.once("error", () => outgoing.destroy());
    });
    onward.once("error", () => outgoing.destroy());
    outgoing.once("close", () => {
      streams.delete(outgoing);
      onward.destroy();
    });
    onward.end(body);
  }

  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    requests,
    streams: () => streams.size,
    mostStreams: () => most,
    setFault(next) {
      decide = next;
    },
    cutStreams() {
      for (const stream of streams) stream.destroy();
    },
    async stop() {
      relay.closeAllConnections();
      await new Promise((resolve) => relay.close(resolve));
    },
  };
}
