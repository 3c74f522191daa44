import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatTicketNumber, type StreamItem, type TitlesPart } from "@helpbuoy/protocol";
import {
  SERVER,
  startRealServer,
  type RealServer,
} from "../../../test/support/core/real-server.ts";
import type { Network } from "../../../test/support/core/network.ts";
import { until } from "../../../test/support/core/until.ts";
import type { Backend } from "./backend.ts";
import { BackendError } from "./backend-error.ts";
import { createHttpBackend } from "./http-backend.ts";

let server: RealServer;
let network: Network;
let backend: Backend;

beforeAll(async () => {
  server = await startRealServer();
  network = server.connect();
  backend = createHttpBackend({ url: `${SERVER}/`, site: "demo", fetch: network.fetch });
}, 60_000);
afterAll(() => server.stop());

const id = (n: number) => `01JD${String(n).padStart(22, "0")}`;

async function failure(promise: Promise<unknown>): Promise<BackendError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BackendError);
  return error as BackendError;
}

describe("the HTTP backend against the real server", () => {
  test("[KP1] fetches manifest and parts, and a part is what its name says", async () => {
    const manifest = await backend.manifest("en");
    expect(manifest.locale).toBe("en");
    const titles = (await backend.part(manifest.titles)) as TitlesPart;
    expect(titles.ids.length).toBe(titles.titles.length);
    network.setFault((request, send) =>
      request.url.includes("/packs/")
        ? send().then(async (response) => new Response(`${await response.text()} `))
        : undefined,
    );
    const before = network.requests.length;
    expect((await failure(backend.part(manifest.titles))).kind).toBe("invalid_response");
    // Asked once more past every cache, then given up.
    expect(network.requests.length - before).toBe(2);
    network.setFault(undefined);
  });

  test("searches and reads", async () => {
    const hits = await backend.search("refund", "en");
    const [hit] = hits.flatMap((one) => ("articleId" in one ? one : []));
    const article = await backend.article(hit?.articleId ?? 0, "en");
    expect(article.title).toBe(hit?.title);
    expect((await backend.article(article.slug, "en")).id).toBe(article.id);
    const missing = await failure(backend.article("no-such-article", "en"));
    expect(missing.problem?.code).toBe("article_not_found");
    expect(backend.mediaUrl("media/a.png")).toBe(`${SERVER}/v1/sites/demo/media/a.png`);
    expect(backend.mediaUrl("https://else.example/a.png")).toBe("https://else.example/a.png");
  });

  test("an unknown site and a foreign token say so", async () => {
    const nowhere = createHttpBackend({ url: SERVER, site: "nowhere", fetch: network.fetch });
    const unknown = await failure(nowhere.manifest("en"));
    expect([unknown.kind, unknown.problem?.code]).toEqual(["rejected", "unknown_site"]);
    expect((await failure(backend.conversations({ token: "x".repeat(43) }))).kind).toBe(
      "unauthorized",
    );
  });

  test("[OB3] [BE2] writes once per key, uploads, reads back, follows", async () => {
    const { token } = await backend.createVisitorSession();
    const items: StreamItem[] = [];
    const ending = new AbortController();
    let isOpen = false;
    const onOpen = () => (isOpen = true);
    const stream = failure(
      backend.events({ token, signal: ending.signal, onOpen }, (item) => items.push(item)),
    );
    await until(() => isOpen);
    const file = new Blob(["a parcel"], { type: "text/plain" });
    await backend.send(
      { type: "file.upload", fileId: id(3), conversationId: id(1), name: "包裹.txt" },
      { token, idempotencyKey: id(10), file },
    );
    const command = {
      type: "message.send",
      conversationId: id(1),
      messageId: id(2),
      locale: "en",
      text: "How do I get a refund?",
      attachments: [id(3)],
    } as const;
    const sent = () =>
      backend.send({ ...command, attachments: [id(3)] }, { token, idempotencyKey: id(11) });
    const [first, second] = await Promise.all([sent(), sent()]);
    expect(second).toEqual(first);
    const snapshot = await backend.conversation(id(1), { token });
    expect(snapshot.messages[0]?.attachments[0]?.name).toBe("包裹.txt");
    expect(await (await backend.file(id(3), { token })).text()).toBe("a parcel");
    expect(await backend.conversations({ token })).toEqual([snapshot]);
    await backend.markRead(id(1), snapshot.cursor, { token });
    await until(() =>
      items.some((item) => item.type === "event" && item.event.type === "conversation.read"),
    );
    ending.abort();
    expect((await stream).kind).toBe("aborted");
  });

  test("[CV7] a wrong number and a wrong code answer the same", async () => {
    const { token } = await backend.createVisitorSession();
    const ticket = { number: formatTicketNumber("482719365"), code: "00000-00000-00000-00000" };
    expect((await failure(backend.lookUpTicket(ticket, { token }))).problem?.code).toBe(
      "ticket_not_found",
    );
  });
});
