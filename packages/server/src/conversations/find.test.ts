import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import type { Found } from "./find.service.ts";

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let li: string;
let id: string;
beforeAll(async () => {
  server = await createTestServer();
  desk = createTestDesk(server);
  li = await server.agent();
  const visitor = await server.visitor();
  await desk.waiting(visitor, { text: "别的事情 nothing of note" });
  id = await desk.waiting(visitor, {
    text: 'Parcel 100%_lost 没有收到快递 "no such order" C:\\tmp',
  });
  await desk.reply(li, id, "We are **looking** into it");
  await desk.act(li, id, "tags", { tags: ["courier-claim"] });
  await desk.act(li, id, "notes", { noteId: server.id(), markdown: "call 顺丰", mentions: [] });
});
afterAll(() => server.stop());

const find = async (q: string) => {
  const path = `${DESK}/find?q=${encodeURIComponent(q)}`;
  const { body } = await server.call<{ found: Found[] }>(path, { token: li });
  return body.found.map(({ conversation }) => conversation.conversation.id);
};

describe("[F3.47] search across conversations", () => {
  test.each(["没有收到快递", "PARCEL", "looking", "courier", "顺丰", '"No such order"', "c:\\tmp"])(
    "%s",
    async (words) => {
      expect(await find(words)).toEqual([id]);
    },
  );

  test("by ticket number", async () => {
    const { number } = await desk.conversation(li, id);
    expect(await find(number ?? "")).toEqual([id]);
  });

  test("what stands in the words is no pattern, and our own names are not found", async () => {
    expect(await find("100%_lost")).toEqual([id]);
    expect(await find("100%lost")).toEqual([]);
    expect(await find("paragraph")).toEqual([]);
    expect(await find("  ")).toEqual([]);
  });
});
