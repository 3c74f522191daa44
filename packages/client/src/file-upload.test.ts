import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Window } from "happy-dom";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createApiClient } from "./api-client.ts";
import { BackendError } from "./backend-error.ts";
import { uploadFile } from "./file-upload.ts";

let server: Server;
let url: string;
let received: { method: string; path: string; headers: Record<string, unknown>; body: string }[];
let answer: { status: number; body: string } | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      if (request.method !== "OPTIONS") {
        const { method = "", url: path = "", headers } = request;
        received.push({ method, path, headers, body });
      }
      response.setHeader("access-control-allow-origin", "*");
      response.setHeader("access-control-allow-headers", "*, authorization");
      response.setHeader("access-control-allow-methods", "PUT");
      if (request.method === "OPTIONS") response.end();
      else if (answer) {
        response.statusCode = answer.status;
        response.end(answer.body);
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let page: Window;
beforeEach(() => {
  received = [];
  page = new Window({ url: "http://shop.example/" });
  vi.stubGlobal("XMLHttpRequest", page.XMLHttpRequest);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await page.happyDOM.close();
});

function upload(more: { signal?: AbortSignal; to?: string } = {}) {
  const { to = url, ...options } = more;
  const api = createApiClient({ url: to, fetch: globalThis.fetch });
  const file = new page.Blob(["a parcel"], { type: "text/plain" }) as unknown as Blob;
  const request = { query: { name: "包裹.txt" }, token: "secret", idempotencyKey: "key", file };
  return uploadFile(api, "/files/1", { ...request, ...options }, () => {}).then(
    (body) => ({ body, error: undefined }),
    (error: BackendError) => ({ body: undefined, error }),
  );
}

describe("an upload", () => {
  test("sends the bytes with name, key and token, from another origin", async () => {
    answer = { status: 200, body: '{"events":[]}' };
    expect((await upload()).body).toBe('{"events":[]}');
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: "PUT",
      path: "/files/1?name=%E5%8C%85%E8%A3%B9.txt",
      body: "a parcel",
    });
    expect(received[0]?.headers).toMatchObject({
      authorization: "Bearer secret",
      "idempotency-key": "key",
      "content-type": "text/plain",
    });
  });

  test("that is refused says why", async () => {
    answer = { status: 413, body: '{"code":"file_too_big","status":413}' };
    const { error } = await upload();
    expect(error).toBeInstanceOf(BackendError);
    expect([error?.kind, error?.problem?.code]).toEqual(["rejected", "file_too_big"]);
  });

  test("without a server is offline", async () => {
    expect((await upload({ to: "http://127.0.0.1:9" })).error?.kind).toBe("offline");
  });

  test("ends as aborted by its signal, before and after it has begun", async () => {
    answer = undefined;
    const controller = new AbortController();
    const begun = upload({ signal: controller.signal });
    controller.abort();
    expect((await begun).error?.kind).toBe("aborted");
    expect((await upload({ signal: controller.signal })).error?.kind).toBe("aborted");
  });
});
