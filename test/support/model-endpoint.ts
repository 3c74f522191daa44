import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type ModelEndpoint = {
  /** `http://127.0.0.1:<port>/v1` */
  url: string;
  /** What is answered: at once, and after `release`. */
  text: string;
  rest: string;
  release(): void;
  stop(): Promise<void>;
};

/** A real endpoint on loopback that streams as a language model does. */
export async function openModelEndpoint(): Promise<ModelEndpoint> {
  let go = () => {};
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      const { text, rest } = endpoint;
      response.writeHead(200, { "content-type": "text/event-stream" });
      const say = (delta: object, reason: string | null = null) => {
        const chunk = { choices: [{ index: 0, delta, finish_reason: reason }] };
        response.write(`data: ${JSON.stringify(chunk)}\n\n`);
      };
      const finish = () => {
        for (const sign of rest) say({ content: sign });
        say({}, "stop");
        response.end("data: [DONE]\n\n");
      };
      for (const sign of text) say({ content: sign });
      if (rest === "") finish();
      else go = finish;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint: ModelEndpoint = {
    url: `http://127.0.0.1:${port}/v1`,
    text: "",
    rest: "",
    release: () => go(),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return endpoint;
}
