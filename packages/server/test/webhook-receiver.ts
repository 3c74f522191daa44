import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { expect } from "vitest";

export type Received = { headers: IncomingHttpHeaders; body: string };

export type WebhookReceiver = {
  url: string;
  received: Received[];
  /** What each next delivery is answered with. */
  answer: { status: number; body?: string; headers?: Record<string, string> };
  stop(): void;
};

/** A real endpoint on loopback that keeps what it is told. */
export async function openWebhookReceiver(): Promise<WebhookReceiver> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      receiver.received.push({ headers: request.headers, body });
      const { status, headers, body: said = "" } = receiver.answer;
      response.writeHead(status, headers).end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    answer: { status: 200 },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}

/** What was told, once its signature holds as a receiver reads it; time is the server's. */
export function verified(
  { headers, body }: Received,
  secret: string,
): { type: string; data: Record<string, unknown> } {
  const at = new Date(Number(headers["webhook-timestamp"]) * 1_000);
  const own = new Webhook(secret).sign(String(headers["webhook-id"]), at, body);
  expect(String(headers["webhook-signature"]).split(" ")).toContain(own);
  return JSON.parse(body) as { type: string; data: Record<string, unknown> };
}
