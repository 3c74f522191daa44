import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk } from "../../test/desk.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";
import { keepHouse } from "../housekeeping.ts";

const DAY = 86_400_000;
let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let li: string;
let visitor: TestVisitor;
beforeAll(async () => {
  server = await createTestServer();
  desk = createTestDesk(server);
  visitor = await server.visitor();
  li = await server.agent("li@example.com");
});
afterAll(() => server.stop());

const confirm = (conversationId: string, solved: boolean, by = visitor, key = server.id()) =>
  by.send({ type: "conversation.confirm", conversationId, solved }, key);
const conversation = async (id: string) => (await visitor.conversation(id)).body.conversation;
const setStatus = (id: string, status: string) => desk.act(li, id, "status", { status });
/** Resolved by Li, who has it, or while nobody does. */
async function resolved({ isTaken = true } = {}): Promise<string> {
  const id = await desk.waiting(visitor);
  if (isTaken) await desk.reply(li, id, "Done.");
  await setStatus(id, "resolved");
  return id;
}

describe("[F3.52] once it is resolved the visitor says whether it is solved", () => {
  test("[CF1] yes closes it, for good and once", async () => {
    const id = await resolved();
    const key = server.id();
    const first = await confirm(id, true, visitor, key);
    expect(first.body.events).toMatchObject([
      { type: "ticket.status_changed", status: "closed", promisedAt: null },
    ]);
    expect((await confirm(id, true, visitor, key)).body).toEqual(first.body);
    expect((await confirm(id, true)).body.events).toEqual([]);
    expect((await confirm(id, false)).problem.code).toBe("conversation_closed");
    expect((await conversation(id)).status).toBe("closed");
  });

  test("[CF1] no opens it again with who had it, promised anew", async () => {
    const id = await resolved();
    const { assignee } = await conversation(id);
    server.clock.advance(3_600_000);
    await confirm(id, false);
    expect(await conversation(id)).toMatchObject({
      status: "open",
      handler: "agent",
      assignee,
      promisedAt: new Date(server.clock.now() + DAY).toISOString(),
    });
    await setStatus(id, "resolved");
    await confirm(id, true);
    expect((await conversation(id)).status).toBe("closed");
  });

  test("[CF1] no, where nobody had it: it waits again, from then on", async () => {
    const id = await resolved({ isTaken: false });
    const place = async () =>
      (
        await server.call<{ position: number }>(`/conversations/${id}/queue`, {
          token: visitor.token,
        })
      ).body.position;
    expect(await place()).toBe(0);
    server.clock.advance(3_600_000);
    await confirm(id, false);
    const now = () => new Date(server.clock.now()).toISOString();
    const waiting = { status: "open", handler: "queue" };
    expect(await conversation(id)).toMatchObject({ ...waiting, queuedAt: now() });
    expect(await place()).toBeGreaterThan(0);
    const since = now();
    server.clock.advance(60_000);
    for (const status of ["pending", "open"]) await setStatus(id, status);
    expect(await conversation(id)).toMatchObject({ ...waiting, queuedAt: since });
    for (const status of ["resolved", "open"]) await setStatus(id, status);
    expect(await conversation(id)).toMatchObject({ ...waiting, queuedAt: now() });
  });

  test.each(["open", "pending", "on_hold"])(
    "[CF2] what is %s cannot be confirmed, and stays as it is",
    async (status) => {
      const id = await desk.waiting(visitor);
      await desk.reply(li, id, "Let me see.");
      if (status !== "open") await setStatus(id, status);
      for (const solved of [true, false]) {
        expect((await confirm(id, solved)).problem.code).toBe("transition_not_allowed");
      }
      expect((await conversation(id)).status).toBe(status);
    },
  );

  test("one of others is confirmed like one that does not exist", async () => {
    const id = await resolved();
    const other = await server.visitor();
    const foreign = await confirm(id, false, other);
    const missing = await confirm(server.id(), false, other);
    expect(foreign.problem.code).toBe("not_found");
    const { requestId } = foreign.problem;
    expect({ ...missing.problem, requestId }).toEqual(foreign.problem);
    expect((await conversation(id)).status).toBe("resolved");
  });
});

test("[F3.52] [CF3] what was resolved and left alone for seven days is closed, nothing else", async () => {
  const [quiet, rated, answered] = [await resolved(), await resolved(), await resolved()];
  const waits = await desk.waiting(visitor);
  const keep = () => keepHouse(server.deps, server.app.services);
  server.clock.advance(6 * DAY);
  const rating = { score: 5, tags: [], comment: "" };
  await visitor.send({ type: "conversation.rate", conversationId: rated, rating });
  await confirm(answered, false);
  await keep();
  expect((await conversation(quiet)).status).toBe("resolved");
  server.clock.advance(DAY);
  await keep();
  expect(await conversation(quiet)).toMatchObject({ status: "closed", promisedAt: null });
  expect((await conversation(rated)).status).toBe("resolved");
  expect((await conversation(answered)).status).toBe("open");
  expect((await conversation(waits)).status).toBe("new");
  server.clock.advance(6 * DAY);
  await keep();
  expect((await conversation(rated)).status).toBe("closed");
});
