import { Agent, request, type IncomingMessage } from "node:http";
import type { Command } from "@helpbuoy/protocol";
import { newId, SITE } from "./checker/people.ts";

/** What came of one request. */
export type Answered = { status: number; milliseconds: number; retryAfter: string | undefined };

/**
 * Plain HTTP from one address of this machine: 127.0.0.2 is to the server another visitor's than
 * 127.0.0.1. Cheaper than `fetch`, so that what is measured is the server.
 */
export type LoadClient = {
  call(method: string, path: string, options?: CallOptions): Promise<Answered & { text: string }>;
  /** A visitor's session; its token. */
  session(): Promise<string>;
  /** Says something in a talk. */
  say(token: string, conversationId: string, text: string): Promise<Answered>;
  /** An open stream, as it comes. */
  stream(token?: string): Promise<IncomingMessage>;
  close(): void;
};

type CallOptions = { token?: string; json?: unknown; headers?: Record<string, string> };

export function createLoadClient(
  port: number,
  localAddress: string,
  sockets = Infinity,
): LoadClient {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const place = { host: "127.0.0.1", port, localAddress };
  const site = `/v1/sites/${SITE}`;

  const call: LoadClient["call"] = (method, path, { token, json, headers } = {}) =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      const body = json === undefined ? undefined : JSON.stringify(json);
      const asked = request({
        ...place,
        agent,
        method,
        path,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
          }),
          ...headers,
        },
      });
      asked.once("error", reject);
      asked.once("response", (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (piece: string) => (text += piece));
        response.once("error", reject);
        response.once("end", () =>
          resolve({
            text,
            status: response.statusCode ?? 0,
            milliseconds: performance.now() - begun,
            retryAfter: response.headers["retry-after"],
          }),
        );
      });
      asked.end(body);
    });

  return {
    call,
    async session() {
      const { status, text } = await call("POST", `${site}/visitor-sessions`, { json: {} });
      if (status !== 201) throw new Error(`no session: ${status} ${text}`);
      return (JSON.parse(text) as { token: string }).token;
    },
    say(token, conversationId, text) {
      const command: Command = {
        type: "message.send",
        conversationId,
        messageId: newId(),
        locale: "en",
        text,
        attachments: [],
      };
      const headers = { "idempotency-key": newId() };
      return call("POST", `${site}/commands`, { token, json: command, headers });
    },
    stream: (token) =>
      new Promise((resolve, reject) => {
        const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
        // No agent: each has a connection of its own.
        const asked = request({ ...place, agent: false, path: `${site}/events`, headers });
        asked.once("error", reject);
        asked.once("response", resolve);
        asked.end();
      }),
    close: () => agent.destroy(),
  };
}

/** The value below which this part (0-1) of all lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
