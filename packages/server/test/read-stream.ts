import { expect } from "vitest";
import type { TestServer } from "./test-server.ts";

export type StreamedItem = { id: string; event: string; data: { [key: string]: unknown } };

export type OpenStream = {
  response: Response;
  /** Everything that came so far, as text. */
  text(): string;
  items(): StreamedItem[];
  /** Waits until so many items came. */
  until(count: number): Promise<StreamedItem[]>;
  /** Waits until the server has ended it; true where it broke. */
  ended(): Promise<boolean>;
  close(): Promise<void>;
};

/** Opens the event stream of the demo site (or the one under `path`) and reads it as it comes. */
export async function openStream(
  server: TestServer,
  {
    token,
    cursor,
    path = "/v1/sites/demo/events",
  }: { token?: string; cursor?: number; path?: string } = {},
): Promise<OpenStream> {
  const query = cursor === undefined ? "" : `?cursor=${cursor}`;
  const response = await server.app.request(`${path}${query}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  const reading = (async () => {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return false;
        text += decoder.decode(value, { stream: true });
      }
    } catch {
      // Broken by the server: that is what the test asks for.
      return true;
    }
  })();
  const items = () =>
    text
      .split("\n\n")
      .map((block) => {
        const line = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
        return { id: line("id") ?? "", event: line("event") ?? "", data: line("data") };
      })
      .flatMap(({ data, ...rest }) =>
        data === undefined ? [] : [{ ...rest, data: JSON.parse(data) }],
      );
  return {
    response,
    text: () => text,
    items,
    async until(count) {
      await expect.poll(() => items().length).toBeGreaterThanOrEqual(count);
      return items();
    },
    ended: () => reading,
    close: () => reader.cancel(),
  };
}
