import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

const png = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let visitor: TestVisitor;
let li: string;
let mei: string;
beforeAll(async () => {
  server = await createTestServer({ flags: { "max-file-bytes": "5000" } });
  desk = createTestDesk(server);
  visitor = await server.visitor();
  [li, mei] = [await server.agent("li@example.com"), await server.agent("mei@example.com")];
});
afterAll(() => server.stop());

function upload(
  conversationId: string,
  { fileId = server.id(), name = "步骤.png", bytes = png, token = li, key = server.id() } = {},
) {
  const query = new URLSearchParams({ name, conversationId });
  return server.call(`${DESK}/files/${fileId}?${query.toString()}`, {
    method: "PUT",
    token,
    key,
    raw: bytes,
  });
}
const download = (fileId: string, token: string) =>
  server.app.request(`/v1/sites/demo/files/${fileId}`, {
    headers: { authorization: `Bearer ${token}` },
  });

describe("[F3.83] what agents send along", () => {
  test("[P28] the visitor sees it, and nobody before the reply that names it", async () => {
    const id = await desk.waiting(visitor);
    const [fileId, key] = [server.id(), server.id()];
    expect((await upload(id, { fileId, key })).body).toEqual({ events: [] });
    expect((await upload(id, { fileId, key })).status).toBe(200);
    expect((await download(fileId, visitor.token)).status).toBe(404);
    expect((await desk.reply(li, id, "", { attachments: [fileId] })).status).toBe(200);
    const said = (await visitor.conversation(id)).body.messages.at(-1);
    expect(said).toMatchObject({
      author: "agent",
      body: [],
      attachments: [{ fileId, name: "步骤.png", type: "image/png", bytes: png.byteLength }],
    });
    const got = await download(fileId, visitor.token);
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(png);
    const stranger = await server.visitor();
    expect((await download(fileId, stranger.token)).status).toBe(404);
  });

  test("[P28] it is judged by its bytes, as a visitor's is", async () => {
    const id = await desk.waiting(visitor);
    const page = new Uint8Array(Buffer.from("<html><script>alert(1)</script>"));
    expect((await upload(id, { bytes: page })).problem.code).toBe("file_type_not_allowed");
    const big = new Uint8Array(5001);
    expect((await upload(id, { bytes: big })).problem.code).toBe("file_too_big");
    expect((await upload(id, { token: visitor.token })).status).toBe(401);
  });

  test("[P19] a file of others, of another talk, or one a visitor sent cannot be named", async () => {
    const [id, other] = [await desk.waiting(visitor), await desk.waiting(visitor)];
    const issues = async (fileId: string) =>
      (await desk.reply(li, id, "x", { attachments: [fileId] })).problem.issues;
    const [theirs, elsewhere, own] = [server.id(), server.id(), server.id()];
    await upload(id, { fileId: theirs, token: mei });
    await upload(other, { fileId: elsewhere });
    await upload(id, { fileId: own });
    const unknown = [{ path: "attachments", code: "unknown_file" }];
    expect(await issues(theirs)).toEqual(unknown);
    expect(await issues(elsewhere)).toEqual(unknown);
    const visitors = server.id();
    const query = new URLSearchParams({ name: "a.png", conversationId: id }).toString();
    await server.call(`/files/${visitors}?${query}`, {
      method: "PUT",
      token: visitor.token,
      key: server.id(),
      raw: png,
    });
    expect(await issues(visitors)).toEqual(unknown);
    expect(await issues(own)).toBeUndefined();
    expect(await issues(own)).toEqual([{ path: "attachments", code: "already_used" }]);
    expect((await desk.reply(li, id, " ")).problem.issues).toEqual([
      { path: "markdown", code: "required" },
    ]);
  });
});
