import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";

/** How long a sender may take, in milliseconds. */
export type Patience = {
  /** For the headers. */
  headers: number;
  /** For a request of words, with its body. */
  words: number;
  /** For an attachment, or a picture of an article. */
  file: number;
};

/** Bytes a second of a phone line that is bad but alive: what comes slower is held open on purpose. */
const SLOWEST = 8_000;

/** Milliseconds in which who connected to ask something has begun to. */
const SILENT = 1_000;

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
  // Browsers open connections before they need them, and Node takes one that has yet to ask for busy: a
  // server that stops would wait for it as for a request.
  const silent = new Map<Socket, number>();
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: Math.max(patience.file, patience.headers),
      connectionsCheckingInterval: Math.min(5_000, patience.headers),
      // Longer than what proxies keep connections for, who else send into a closed one.
      keepAliveTimeout: 75_000,
    },
    (request, response) => {
      silent.delete(request.socket);
      if (!isFile(request)) limitTime(request, patience.words);
      listener(request, response);
    },
  );
  server.on("connection", (socket) => {
    silent.set(socket, performance.now());
    socket.once("close", () => silent.delete(socket));
  });
  const closeIdle = server.closeIdleConnections.bind(server);
  server.closeIdleConnections = () => {
    closeIdle();
    for (const [socket, since] of silent) {
      if (socket.bytesRead === 0 && performance.now() - since > SILENT) socket.destroy();
    }
  };
  return server;
}

/** Attachments of visitors and agents, and pictures of articles. */
function isFile({ method, url }: IncomingMessage): boolean {
  if (method === "GET") return false;
  return /^\/v1\/(agents\/)?sites\/[^/]+\/(files\/|knowledge\/media)/.test(url ?? "");
}

function limitTime(request: IncomingMessage, milliseconds: number): void {
  const timer = setTimeout(() => {
    // Came whole long ago, and nobody read it to its end; its answer may be a stream.
    if (request.complete) return;
    const { socket } = request;
    if (socket.writable) socket.end("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
    request.destroy();
  }, milliseconds);
  timer.unref();
  const stop = () => clearTimeout(timer);
  request.once("end", stop).once("close", stop);
}
