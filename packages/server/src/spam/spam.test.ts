import type { SpamSettings } from "@helpbuoy/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { submitTicket } from "../../test/commands.ts";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";
import { keepHouse } from "../housekeeping.ts";

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let admin: string;
beforeEach(async () => {
  server = await createTestServer();
  desk = createTestDesk(server);
  admin = await server.agent("admin@example.com", "admin");
});
afterEach(() => server.stop());

/** Files a ticket; its id. */
async function file(visitor: TestVisitor, description: string): Promise<string> {
  const command = submitTicket(server, { description });
  const { status, body } = await visitor.send(command);
  expect(status).toBe(200);
  // Whoever wrote it learns nothing of what is thought of it.
  expect(body.lookupCode).toBeDefined();
  expect(JSON.stringify(body)).not.toContain("suspicion");
  return command.conversationId;
}
const suspicionOf = async (id: string) => (await desk.record(admin, id))?.suspicion ?? null;
const set = (spam: SpamSettings) =>
  server.call(`${DESK}/settings`, { method: "PATCH", token: admin, body: { spam } });
const long = "同样的话，一个字也没有改，又从另一个浏览器发来了一遍，看看会不会被发现。";

test("[P29] [SP1] a suspicious ticket is flagged for agents and stays where people look; no other is", async () => {
  const visitor = await server.visitor();
  const plain = await file(visitor, "昨天充的，还没有到。");
  expect(await suspicionOf(plain)).toBeNull();
  const links = Array.from({ length: 6 }, (_, i) => `https://spam.example/${i}`).join(" ");
  const flagged = await file(await server.visitor(), `Buy now ${links}`);
  expect(await suspicionOf(flagged)).toEqual({ score: 6, signs: ["links"] });
  expect(await desk.conversation(admin, flagged)).toMatchObject({
    handler: "queue",
    status: "new",
  });
  // And is answered like any other.
  expect((await desk.reply(admin, flagged, "What is it about?")).status).toBe(200);
});

test("[SP2] the same words from others within a day are told; the day after they are not", async () => {
  const ids = [];
  for (let i = 0; i < 4; i++) ids.push(await file(await server.visitor(), long));
  expect(await suspicionOf(ids[2] ?? "")).toBeNull();
  expect(await suspicionOf(ids[3] ?? "")).toEqual({ score: 6, signs: ["repeated"] });
  const short = [];
  for (let i = 0; i < 5; i++) short.push(await file(await server.visitor(), "没到账"));
  expect(await suspicionOf(short[4] ?? "")).toBeNull();
  server.clock.advance(25 * 3_600_000);
  await keepHouse(server.deps, server.app.services);
  const rows = await server.deps.database.selectFrom("spam_prints").selectAll().execute();
  expect(rows).toEqual([]);
  // Signed out meanwhile.
  admin = await server.agent("other@example.com", "admin");
  expect(await suspicionOf(await file(await server.visitor(), long))).toBeNull();
});

test("[SP2] one visitor after another ticket; a talk handed off is judged by what was said in it", async () => {
  await set({ threshold: 4, blockedWords: ["加微信"] });
  const visitor = await server.visitor();
  const ids = [];
  for (let i = 0; i < 5; i++) ids.push(await file(visitor, `第 ${i} 个问题`));
  expect(await suspicionOf(ids[3] ?? "")).toBeNull();
  expect(await suspicionOf(ids[4] ?? "")).toEqual({ score: 4, signs: ["fast"] });
  const talk = await desk.waiting(await server.visitor(), { text: "代充请加微信" });
  expect(await suspicionOf(talk)).toEqual({ score: 5, signs: ["blocked_word"] });
});

test("[SP1] a site sets when and by which words; null is never; agents may not", async () => {
  const settings = await server.call<{ spam: SpamSettings }>(`${DESK}/settings`, { token: admin });
  expect(settings.body.spam).toEqual({ threshold: 5, blockedWords: [] });
  await set({ threshold: null, blockedWords: ["casino"] });
  const quiet = await file(await server.visitor(), "casino");
  expect(await suspicionOf(quiet)).toBeNull();
  for (const wrong of [{ threshold: 0 }, { threshold: 21 }, { blockedWords: [" "] }]) {
    const answer = await set({ threshold: 5, blockedWords: [], ...wrong });
    expect(answer.problem.code).toBe("invalid_input");
  }
  const agent = await server.agent();
  const refused = await server.call(`${DESK}/settings`, {
    method: "PATCH",
    token: agent,
    body: { spam: { threshold: 1, blockedWords: [] } },
  });
  expect(refused.problem.code).toBe("not_permitted");
});

test("[SP3] an agent says that it is none; it is in the log of acts", async () => {
  await set({ threshold: 5, blockedWords: ["casino"] });
  const id = await file(await server.visitor(), "the casino broke my phone");
  expect(await suspicionOf(id)).not.toBeNull();
  const cleared = await desk.act(admin, id, "not-spam");
  expect(cleared.body.events).toMatchObject([{ type: "desk.spam_suspected", suspicion: null }]);
  expect(await suspicionOf(id)).toBeNull();
  expect((await desk.act(admin, id, "not-spam")).body.events).toEqual([]);
  const { body } = await server.call(`${DESK}/audit`, { token: admin });
  expect(JSON.stringify(body)).toContain("conversation.not-spam");
});

test("[SP4] what is compared is no text, and goes with the conversation when it is erased", async () => {
  const visitor = await server.visitor();
  const id = await file(visitor, long);
  const stored = () => server.deps.database.selectFrom("spam_prints").selectAll().execute();
  expect(JSON.stringify(await stored())).not.toContain("同样");
  const erased = await visitor.send({ type: "visitor.erase", conversationId: id });
  expect(erased.status).toBe(200);
  expect(await stored()).toEqual([]);
});
