import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDesk } from "../../test/desk.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { createPromiseWatch } from "./promise-watch.ts";

const target = { firstReply: 60, resolution: 480 };
const targets = { low: target, normal: target, high: target, urgent: target };

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let li: string;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
  desk = createTestDesk(server);
  li = await server.agent();
  await server.app.services.sites.change("demo", { targets });
});
afterAll(() => server.stop());

test("[SL4] [P36] reads of the logs only what is new, and tells of the promises all the same", async () => {
  let rows = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      rows += result.rows.length;
      return result;
    },
  };
  const database = server.deps.database.withPlugin(counting);
  const watch = createPromiseWatch({ ...server.deps, database }, server.app.services);
  const readBy = async () => {
    rows = 0;
    await watch.look();
    return rows;
  };
  const visitor = await server.visitor();
  const id = await desk.waiting(visitor);
  expect(await readBy()).toBeGreaterThan(2);
  expect(await readBy()).toBe(0);
  await visitor.say("在吗", { conversationId: id });
  expect(await readBy()).toBe(1);

  server.clock.advance(60 * 60_000);
  await readBy();
  expect((await desk.record(li, id))?.breached).toEqual(["first_reply"]);
  await desk.reply(li, id, "在的");
  server.clock.advance(7 * 60 * 60_000);
  li = await server.agent();
  await readBy();
  expect((await desk.record(li, id))?.breached).toEqual(["first_reply", "resolution"]);
});
