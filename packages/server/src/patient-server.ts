import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";

/** How long a sender may take, in milliseconds. */
export type Patience = {
  /** For the headers. */
  headers: number;
  /** For a request of words, with its body. */
  words: number;
  /** For an attachment. */
  file: number;
};

/** Bytes a second of a phone line that is bad but alive: what comes slower is held open on purpose. */
const SLOWEST = 8_000;

/** @param maxFileBytes of one attachment */
export function patienceFor(maxFileBytes: number): Patience {
  const words = 60_000;
  return { headers: 15_000, words, file: words + Math.ceil(maxFileBytes / SLOWEST) * 1_000 };
}

/**
 * A server that does not wait for ever: whoever sends a byte now and then to keep a connection of ours
 * is answered 408 and cut (promise P29). Answers may take their time: a stream is one.
 */
export function createPatientServer(listener: RequestListener, patience: Patience): Server {
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: Math.max(patience.file, patience.headers),
      connectionsCheckingInterval: Math.min(5_000, patience.headers),
      // Longer than what proxies keep connections for, who else send into a closed one.
      keepAliveTimeout: 75_000,
    },
    (request, response) => {
      if (!isFile(request)) limitTime(request, patience.words);
      listener(request, response);
    },
  );
  return server;
}

function isFile({ method, url }: IncomingMessage): boolean {
  return method === "PUT" && /^\/v1\/(agents\/)?sites\/[^/]+\/files\//.test(url ?? "");
}

function limitTime(request: IncomingMessage, milliseconds: number): void {
  if (request.complete || request.method === "GET") return;
  const timer = setTimeout(() => {
    const { socket } = request;
    if (socket.writable) socket.end("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
    request.destroy();
  }, milliseconds);
  timer.unref();
  const stop = () => clearTimeout(timer);
  request.once("end", stop).once("close", stop);
}
