import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { openStream } from "../../test/read-stream.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let visitor: TestVisitor;
let li: string;
beforeAll(async () => {
  server = await createTestServer();
  desk = createTestDesk(server);
  visitor = await server.visitor();
  li = await server.agent();
});
afterAll(() => server.stop());

describe("[F3.14] [EV8] someone is writing", () => {
  test("agents hear of the visitor, the visitor of the agent, strangers of neither", async () => {
    const id = await desk.waiting(visitor);
    const stranger = await server.visitor();
    const [ofVisitor, ofStranger, ofAgents] = [
      await openStream(server, { token: visitor.token }),
      await openStream(server, { token: stranger.token }),
      await openStream(server, { token: li, path: `${DESK}/events` }),
    ];
    const path = `/conversations/${id}/typing`;
    const post = { method: "POST" };
    expect((await server.call(path, { ...post, token: visitor.token })).status).toBe(204);
    expect((await server.call(path, { ...post, token: stranger.token })).status).toBe(404);
    const own = await server.call(`${DESK}${path}`, { ...post, token: li });
    expect(own.status).toBe(204);
    const [fromVisitor, fromAgent] = await ofAgents.until(2);
    expect(fromVisitor).toMatchObject({
      id: "",
      event: "signal",
      data: { type: "typing", conversationId: id, author: "visitor", agentId: null },
    });
    expect(fromAgent?.data).toMatchObject({ author: "agent", name: "小浪" });
    expect((await ofVisitor.until(1)).map(({ data }) => data["author"])).toEqual(["agent"]);
    expect(ofStranger.items()).toEqual([]);
    for (const stream of [ofVisitor, ofStranger, ofAgents]) await stream.close();
  });

  test("nobody writes in a conversation that does not exist", async () => {
    const path = `${DESK}/conversations/${server.id()}/typing`;
    expect((await server.call(path, { method: "POST", token: li })).status).toBe(404);
  });
});

test("[F3.14] what an agent has read is told, never goes back, nor beyond what is there", async () => {
  const id = await desk.waiting(visitor);
  const { cursor } = (await visitor.conversation(id)).body;
  const seen = (to: number) =>
    server.call(`${DESK}/conversations/${id}/seen`, {
      method: "POST",
      token: li,
      body: { cursor: to },
    });
  await seen(cursor + 1_000);
  await seen(1);
  const { conversation } = (await visitor.conversation(id)).body;
  expect(conversation.seenCursor).toBe(cursor);
});
