import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the endpoint was asked. */
export type Asked = {
  path: string;
  authorization: string | undefined;
  body: {
    model: string;
    stream: boolean;
    max_tokens?: number;
    max_completion_tokens?: number;
    messages: { role: string; content: string }[];
  };
};

export type ModelReply =
  /** The text, piece by piece; with `rest`, the pieces after it only once `release` was called. */
  | { text: string; rest?: string; finish?: string | null; tokens?: number; isPlain?: boolean }
  /** The beginning of a stream, and then nothing more, or the end of the connection. */
  | { text: string; next: "hang" | "cut" }
  | { status: number; headers?: Record<string, string>; raw?: string }
  | { raw: string; type: string }
  /** Bytes without end. */
  | { pour: string }
  | "hang"
  | "drop";

export type ModelEndpoint = {
  /** `http://127.0.0.1:<port>/v1` */
  url: string;
  asked: Asked[];
  reply: ModelReply | ((asked: Asked) => ModelReply);
  /** Lets every text go on that waits for its rest. */
  release(): void;
  /** Connections that are open. */
  open(): Promise<number>;
  stop(): Promise<void>;
};

/** A small endpoint that speaks OpenAI's `/chat/completions`, and fails as it is told. */
export async function openModelEndpoint(): Promise<ModelEndpoint> {
  let waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then(async (text) => {
      const asked: Asked = {
        path: request.url ?? "",
        authorization: request.headers.authorization,
        body: JSON.parse(text) as Asked["body"],
      };
      endpoint.asked.push(asked);
      const reply = typeof endpoint.reply === "function" ? endpoint.reply(asked) : endpoint.reply;
      await answer(reply, response, () => new Promise((resolve) => waiting.push(resolve)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint: ModelEndpoint = {
    url: `http://127.0.0.1:${port}/v1`,
    asked: [],
    reply: { text: "" },
    release() {
      for (const go of waiting) go();
      waiting = [];
    },
    open: () => new Promise((resolve) => server.getConnections((_error, count) => resolve(count))),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return endpoint;
}

async function answer(
  reply: ModelReply,
  response: ServerResponse,
  released: () => Promise<void>,
): Promise<void> {
  if (reply === "hang") return;
  if (reply === "drop") return void response.socket?.destroy();
  if ("status" in reply) {
    response.writeHead(reply.status, reply.headers).end(reply.raw);
    return;
  }
  if ("raw" in reply) {
    response.writeHead(200, { "content-type": reply.type }).end(reply.raw);
    return;
  }
  if ("pour" in reply) {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const pour = () => {
      while (!response.destroyed && response.write(reply.pour));
      response.once("drain", pour);
    };
    return pour();
  }
  const finish = "finish" in reply ? reply.finish : "stop";
  const tokens = "tokens" in reply ? reply.tokens : undefined;
  const usage = tokens === undefined ? {} : { usage: { total_tokens: tokens } };
  if ("isPlain" in reply) {
    const message = { role: "assistant", content: reply.text };
    const whole = { choices: [{ index: 0, message, finish_reason: finish }], ...usage };
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(whole));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  // Four characters at a time, whatever that cuts.
  const say = (text: string) => {
    for (let at = 0; at < text.length; at += 4) {
      const choice = { index: 0, delta: { content: text.slice(at, at + 4) }, finish_reason: null };
      response.write(`data: ${JSON.stringify({ choices: [choice] })}\n\n`);
    }
  };
  say(reply.text);
  if ("next" in reply) {
    if (reply.next === "cut") setImmediate(() => response.socket?.destroy());
    return;
  }
  if (reply.rest !== undefined) {
    await released();
    say(reply.rest);
  }
  const last = { choices: [{ index: 0, delta: {}, finish_reason: finish }] };
  response.write(`data: ${JSON.stringify(last)}\n\n`);
  if (tokens !== undefined) {
    response.write(`data: ${JSON.stringify({ choices: [], ...usage })}\n\n`);
  }
  response.end("data: [DONE]\n\n");
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request.setEncoding("utf8")) text += piece as string;
  return text;
}
