import { existsSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestServer, ORIGIN, type TestServer } from "../../test/test-server.ts";
import { keepHouse } from "../housekeeping.ts";

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
beforeAll(async () => {
  server = await createTestServer();
  desk = createTestDesk(server);
});
afterAll(() => server.stop());

const latin = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));
/** The beginning of a PNG of this size, and whatever follows it. */
function png(rest = "", { width = 256, height = 256 } = {}): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(33);
  bytes.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return Uint8Array.from(Buffer.concat([bytes, Buffer.from(rest)]));
}
const put = (token: string, raw: Uint8Array<ArrayBuffer>, headers = {}) =>
  server.call<{ picture: string }>("/v1/agents/picture", { method: "PUT", token, raw, headers });
const remove = (token: string) => server.call("/v1/agents/picture", { method: "DELETE", token });
const folder = () => join(server.deps.settings.data, "pictures");

describe("[F3.16] [PL1] a picture", () => {
  test("is read by anyone under its hash, for ever, as what its bytes are", async () => {
    const token = await server.agent();
    const { body, status } = await put(token, png("one"), { "content-type": "text/html" });
    expect(status).toBe(200);
    expect(body.picture).toMatch(/^pictures\/[\w-]{20}\.png$/);
    const read = await server.call(`/${body.picture}`, { headers: { origin: ORIGIN } });
    expect(read.status).toBe(200);
    expect(Object.fromEntries(read.headers)).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
      "access-control-allow-origin": "*",
    });
    const foreign = await server.call(`/${body.picture}`, {
      headers: { origin: "https://x.test" },
    });
    expect(foreign.status).toBe(200);
  });

  test.each([
    ["nothing", new Uint8Array(), "file_type_not_allowed"],
    ["text", latin("hello"), "file_type_not_allowed"],
    ["a page", latin("<!doctype html><script>1</script>"), "file_type_not_allowed"],
    ["an SVG", latin('<svg xmlns="http://www.w3.org/2000/svg"/>'), "file_type_not_allowed"],
    ["a GIF", latin("GIF89a\x10\0\x10\0"), "file_type_not_allowed"],
    ["a PDF", latin("%PDF-1.7"), "file_type_not_allowed"],
    ["half a head", latin("\x89PNG\r\n\x1a\n"), "file_type_not_allowed"],
    ["what unpacks to a lot", png("", { width: 30_000, height: 1 }), "file_too_big"],
    ["200 kB and more", png("x".repeat(200_000)), "file_too_big"],
  ] as const)("[P28] %s is refused", async (_what, raw, code) => {
    const token = await server.agent();
    const before = existsSync(folder()) ? readdirSync(folder()) : [];
    expect((await put(token, raw)).problem.code).toBe(code);
    expect(existsSync(folder()) ? readdirSync(folder()) : []).toEqual(before);
  });

  test.each([
    "..%2f..%2fsecret",
    "%2e%2e",
    "x.png",
    `${"a".repeat(20)}.svg`,
    `${"a".repeat(20)}.png`,
  ])("[P28] %s is none", async (name) => {
    expect((await server.call(`/pictures/${name}`)).status).toBe(404);
  });

  test("needs a sign-in, and is one's own alone", async () => {
    expect((await server.call("/v1/agents/picture", { method: "PUT" })).status).toBe(401);
    expect((await server.call("/v1/agents/picture", { method: "DELETE" })).status).toBe(401);
    const visitor = await server.visitor();
    expect((await put(visitor.token, png())).status).toBe(401);
  });

  test("that was sent for a look and never named is gone after a day", async () => {
    const admin = await server.agent("admin@example.com", "admin");
    const send = (raw: Uint8Array<ArrayBuffer>, token = admin) =>
      server.call<{ source: string }>(`${DESK}/pictures`, { method: "POST", token, raw });
    const lead = await server.agent("lead@example.com", "lead");
    expect((await send(png("logo"), lead)).problem.code).toBe("not_permitted");
    const { body, status } = await send(png("logo"));
    expect(status).toBe(201);
    const place = join(server.deps.settings.data, body.source);
    await keepHouse(server.deps, server.app.services);
    expect(existsSync(place)).toBe(true);
    const longAgo = server.clock.now() / 1000 - 2 * 86_400;
    utimesSync(place, longAgo, longAgo);
    await keepHouse(server.deps, server.app.services);
    expect(existsSync(place)).toBe(false);
  });
});

describe("[F3.16] [PL2] [EV1] the picture of who has a conversation", () => {
  test("is shown to its visitor: from the claim, when it is changed, and until it is taken away", async () => {
    const li = await server.agent("li@example.com");
    const visitor = await server.visitor();
    const id = await desk.waiting(visitor);
    const shown = async () => (await visitor.conversation(id)).body.conversation;
    await desk.act(li, id, "claim");
    expect((await shown()).assignee).not.toHaveProperty("picture");
    const before = await shown();
    server.clock.advance(60_000);
    const first = (await put(li, png("li"))).body.picture;
    expect((await shown()).assignee?.picture).toBe(first);
    // No news of the conversation: nothing moves up in a list, and no time begins anew.
    expect((await shown()).updatedAt).toBe(before.updatedAt);

    const second = (await put(li, png("li again"))).body.picture;
    expect((await shown()).assignee?.picture).toBe(second);
    expect((await server.call(`/${first}`)).status).toBe(404);

    const later = await desk.waiting(await server.visitor());
    await desk.act(li, later, "claim");
    expect((await desk.conversation(li, later)).assignee?.picture).toBe(second);
    const people = await server.call<{ agents: { name: string; picture?: string }[] }>(
      `${DESK}/people`,
      { token: li },
    );
    expect(people.body.agents.map(({ picture }) => picture)).toContain(second);

    expect((await remove(li)).status).toBe(204);
    expect((await shown()).assignee).toEqual(before.assignee);
    expect((await server.call(`/${second}`)).status).toBe(404);
  });

  test("is not theirs alone where two have the same, and each change is noted", async () => {
    const [one, two] = [await server.agent("1@example.com"), await server.agent("2@example.com")];
    const { picture } = (await put(one, png("same"))).body;
    expect((await put(two, png("same"))).body.picture).toBe(picture);
    await remove(one);
    expect((await server.call(`/${picture}`)).status).toBe(200);
    await remove(two);
    expect((await server.call(`/${picture}`)).status).toBe(404);
    const admin = await server.agent("admin@example.com", "admin");
    const { body } = await server.call<{ entries: { act: string }[] }>(`${DESK}/audit`, {
      token: admin,
    });
    const acts = body.entries.map(({ act }) => act);
    expect(acts).toContain("account.picture_changed");
    expect(acts).toContain("account.picture_removed");
  });
});
