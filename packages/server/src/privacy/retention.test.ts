import { afterEach, beforeEach, expect, test } from "vitest";
import { sendMessage, submitTicket } from "../../test/commands.ts";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestIdentity } from "../../test/identity.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { keepHouse } from "../housekeeping.ts";

const DAY = 86_400_000;
let server: TestServer;
let admin: string;
beforeEach(async () => {
  server = await createTestServer();
  admin = await signIn();
});
afterEach(() => server.stop());

/** A sign-in lasts for hours, and these tests for months. */
let people = 0;
const signIn = () => server.agent(`admin${(people += 1)}@example.com`, "admin");
const setDays = async (retentionDays: number | null) =>
  server.call(`${DESK}/settings`, {
    method: "PATCH",
    token: await signIn(),
    body: { retentionDays },
  });
const round = () => keepHouse(server.deps, server.app.services);
const isErased = async (id: string) => {
  const { find } = server.app.services.conversations;
  return (await find(server.deps.database, "demo", id))?.conversation.erasedAt !== undefined;
};

test("[F4.43] [P44] [PR5] what is over is erased once it is as old as the site says, and nothing before", async () => {
  const visitor = await server.visitor();
  const desk = createTestDesk(server);
  const talk = server.id();
  await visitor.say("退款多久到账", { conversationId: talk });
  const open = await desk.waiting(visitor);
  const solved = await desk.waiting(visitor);
  await desk.reply(admin, solved, "好了");
  await desk.act(admin, solved, "status", { status: "resolved" });
  const ids = [talk, open, solved];
  const erased = () => Promise.all(ids.map(isErased));

  // No term: kept.
  server.clock.advance(400 * DAY);
  await round();
  expect(await erased()).toEqual([false, false, false]);

  // Closing what was solved was news of it: its term begins there.
  expect((await setDays(30)).status).toBe(200);
  await round();
  expect(await erased()).toEqual([true, false, false]);
  server.clock.advance(29 * DAY);
  await round();
  expect(await erased()).toEqual([true, false, false]);
  server.clock.advance(DAY);
  await round();
  expect(await erased()).toEqual([true, false, true]);

  // What still waits for a person is not over, however old.
  server.clock.advance(900 * DAY);
  await round();
  expect(await isErased(open)).toBe(false);
});

test("[P44] [PR5] questions, ratings' words, letters and people go by age too", async () => {
  const identity = createTestIdentity(server, admin);
  const token = await identity.session(await identity.newSecret(), "u-1", { name: "王小明" });
  const key = () => server.id();
  const send = (body: unknown) =>
    server.call("/commands", { method: "POST", token, key: key(), body });
  await send(sendMessage(server, { text: "qwertyuiop 完全没有的东西" }));
  await send(submitTicket(server));
  await send({
    type: "article.rate",
    articleId: 1,
    locale: "zh-CN",
    helped: false,
    reason: "outdated",
    comment: "步骤不对",
    query: "qwertyuiop",
  });
  await setDays(60);
  const { database } = server.deps;
  const counts = async () => ({
    misses: (await database.selectFrom("search_misses").selectAll().execute()).length,
    comments: (await database.selectFrom("article_ratings").select("comment").execute()).map(
      ({ comment }) => comment,
    ),
    contacts: (await database.selectFrom("contacts").selectAll().execute()).length,
    sessions: (await database.selectFrom("visitors").selectAll().execute()).length,
  });
  const before = await counts();
  expect(before).toEqual({ misses: 1, comments: ["步骤不对"], contacts: 1, sessions: 1 });
  server.clock.advance(59 * DAY);
  await round();
  expect(await counts()).toEqual(before);
  server.clock.advance(2 * DAY);
  await round();
  // The ticket is still open: so is who asks.
  expect(await counts()).toEqual({ misses: 0, comments: [null], contacts: 1, sessions: 0 });
  const agent = await signIn();
  const desk = createTestDesk(server);
  const { conversations } = (await desk.inbox(agent)).body;
  for (const { conversation } of conversations) {
    if (conversation.number === null) continue;
    await desk.reply(agent, conversation.id, "好了");
    await desk.act(agent, conversation.id, "status", { status: "resolved" });
  }
  server.clock.advance(8 * DAY);
  await round();
  server.clock.advance(61 * DAY);
  await round();
  expect(await counts()).toMatchObject({ contacts: 0, sessions: 0 });
});

test("[PR5] the round runs by itself, every hour", async () => {
  const visitor = await server.visitor();
  const conversationId = server.id();
  await visitor.say("退款", { conversationId });
  await setDays(1);
  server.clock.advance(2 * DAY);
  await expect.poll(() => isErased(conversationId)).toBe(true);
});
