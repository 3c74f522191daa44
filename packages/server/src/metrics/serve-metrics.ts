import { createServer, type Server } from "node:http";
import type { Metrics } from "./metrics.ts";

/**
 * Answers `GET /metrics` and nothing else, on a port of its own: what is counted here is for whoever
 * runs the server, not for whoever visits it.
 */
export function createMetricsServer(metrics: Metrics): Server {
  return createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    if (request.method !== "GET" || request.url?.split("?")[0] !== "/metrics") {
      response.writeHead(404, { connection: "close" }).end();
      return;
    }
    metrics.text().then(
      (text) => {
        response.writeHead(200, {
          "content-type": metrics.contentType,
          "cache-control": "no-store",
        });
        response.end(text);
      },
      () => response.writeHead(503).end(),
    );
  });
}
