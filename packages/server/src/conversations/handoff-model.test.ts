import {
  applyEvent,
  type ConversationEvent,
  type ConversationSnapshot,
  type Handler,
} from "@helpbuoy/protocol";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStream, type OpenStream } from "../../test/read-stream.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

/*
 * Random visitors and agents against the real server: whoever claims, gives back, takes over, writes
 * or loses the stream, a conversation has one owner, no message is lost or doubled, the bot is silent.
 */

let server: TestServer;
let agents: { token: string; id: string }[];
let team: { id: string };
beforeAll(async () => {
  server = await createTestServer();
  agents = await Promise.all(
    ["a", "b", "c"].map(async (name) => {
      const token = await server.agent(`${name}@example.com`);
      return { token, id: (await server.app.services.agents.authenticate(token)).id };
    }),
  );
  team = await server.app.services.teams.save("demo", {
    name: "退款专员",
    categorySlugs: ["payment"],
    agentIds: agents.map(({ id }) => id),
  });
});
afterAll(() => server.stop());

/** What should be: who has it and who gave it back, what was said, and since when the bot is silent. */
type Model = {
  handler: Handler;
  owner: number | undefined;
  said: string[];
  handedOffAt: number | undefined;
  online: Set<number>;
  gaveBack: Set<number>;
};
type Real = {
  visitor: TestVisitor;
  id: string;
  stream: OpenStream | undefined;
  /** How far the stream was read, and what it brought. */
  cursor: number;
  streamed: ConversationEvent[];
};
type Command = fc.AsyncCommand<Model, Real>;

async function act(real: Real, agent: number, path: string, body: object, key = server.id()) {
  return server.call(`/v1/agents/sites/demo/conversations/${real.id}/${path}`, {
    method: "POST",
    token: agents[agent]?.token ?? "",
    key,
    body,
  });
}

async function check(model: Model, { visitor, id }: Real): Promise<void> {
  if (model.said.length === 0 && model.handler === "bot") return;
  const { body } = await visitor.conversation(id);
  const { handler, assignee, queuedAt } = body.conversation;
  expect(handler).toBe(model.handler);
  expect(assignee?.id).toBe(model.owner === undefined ? undefined : agents[model.owner]?.id);
  expect(queuedAt === null).toBe(handler !== "queue");
  expect(wordsOf(body).filter((words) => words.startsWith("#"))).toEqual(model.said);
  const ofBot = body.messages.filter(({ author }) => author === "bot");
  if (model.handedOffAt !== undefined) {
    const after = Math.max(0, ...ofBot.map(({ cursor }) => cursor));
    expect(after).toBeLessThan(model.handedOffAt);
  }
}

function wordsOf({ messages }: Pick<ConversationSnapshot, "messages">): string[] {
  return messages.map(({ body }) => {
    const [first] = body;
    const [inline] = first?.type === "paragraph" ? first.children : [];
    return inline?.type === "text" ? inline.text : "";
  });
}

const command = (name: string, perform: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  toString: () => name,
  async run(model, real) {
    await perform(model, real);
    await settle(model, real);
    await check(model, real);
  },
});

const say = (text: string) =>
  command(`say ${text}`, async (model, real) => {
    const words = `#${model.said.length} ${text}`;
    const messageId = server.id();
    const message = { conversationId: real.id, messageId };
    await real.visitor.say(words, message);
    model.said.push(words);
  });

const handOff = () =>
  command("hand off", async (model, real) => {
    const { status, body } = await real.visitor.send({
      type: "handoff.request",
      conversationId: real.id,
      locale: "zh-CN",
      capsule: [],
    });
    expect(status).toBe(200);
    if (model.handler !== "bot") return;
    model.handler = "queue";
    model.handedOffAt = body.events.at(-1)?.cursor;
  });

const claim = (agent: number, takeOver: boolean) =>
  command(`agent ${agent} claims${takeOver ? " over" : ""}`, async (model, real) => {
    const { status } = await act(real, agent, "claim", { takeOver });
    if (model.said.length === 0 && model.handler === "bot") return expect(status).toBe(404);
    const isFree = model.handler !== "agent" || model.owner === agent || takeOver;
    expect(status).toBe(isFree ? 200 : 409);
    if (isFree) own(model, agent);
  });

const claimAtOnce = () =>
  command("all claim at once", async (model, real) => {
    if (model.handler !== "queue") return;
    const answers = await Promise.all(agents.map((_, agent) => act(real, agent, "claim", {})));
    const winners = answers.flatMap(({ status }, agent) => (status === 200 ? [agent] : []));
    expect(winners).toHaveLength(1);
    own(model, winners[0] ?? 0);
  });

const release = (agent: number) =>
  command(`agent ${agent} gives back`, async (model, real) => {
    const { status } = await act(real, agent, "release", {});
    if (model.handler === "agent" && model.owner === agent) {
      expect(status).toBe(200);
      model.handler = "queue";
      model.owner = undefined;
      model.gaveBack.add(agent);
    } else expect(status === 200).toBe(model.handler === "queue");
  });

const reply = (agent: number, repeated: boolean) =>
  command(`agent ${agent} replies${repeated ? " twice" : ""}`, async (model, real) => {
    const words = `#${model.said.length} agent ${agent}`;
    const key = server.id();
    const said = { messageId: server.id(), markdown: words.replace("#", "\\#") };
    const { status } = await act(real, agent, "messages", said, key);
    if (repeated) expect((await act(real, agent, "messages", said, key)).status).toBe(status);
    if (status !== 200) return;
    model.said.push(words);
    own(model, agent);
  });

const give = (from: number, to: number) =>
  command(`agent ${from} gives to ${to}`, async (model, real) => {
    const { status } = await act(real, from, "assign", { agentId: agents[to]?.id });
    if (model.said.length === 0 && model.handler === "bot") return expect(status).toBe(404);
    expect(status).toBe(200);
    own(model, to);
  });

const escalate = (agent: number) =>
  command(`agent ${agent} passes on`, async (model, real) => {
    const body = { teamId: team.id, reason: "needs a second look" };
    const { status } = await act(real, agent, "escalate", body);
    const may = model.handler === "queue" || (model.handler === "agent" && model.owner === agent);
    expect(status === 200).toBe(may);
    if (!may) return;
    model.gaveBack = new Set(model.handler === "agent" ? [agent] : []);
    model.handler = "queue";
    model.owner = undefined;
  });

const presence = (agent: number, isOnline: boolean) =>
  command(`agent ${agent} is ${isOnline ? "at work" : "away"}`, async (model) => {
    const { status } = await server.call("/v1/agents/sites/demo/presence", {
      method: "PUT",
      token: agents[agent]?.token ?? "",
      body: { isOnline },
    });
    expect(status).toBe(204);
    if (isOnline) model.online.add(agent);
    else model.online.delete(agent);
  });

/** Who waits is given to someone at work who can take it, and to nobody else (SPEC RT1, RT3, HO5). */
async function settle(model: Model, { visitor, id }: Real): Promise<void> {
  if (model.handler !== "queue") return;
  const { handler, assignee } = (await visitor.conversation(id)).body.conversation;
  if (handler !== "agent") {
    expect([...model.online].filter((agent) => !model.gaveBack.has(agent))).toEqual([]);
    return;
  }
  const given = agents.findIndex((agent) => agent.id === assignee?.id);
  expect(model.online.has(given) && !model.gaveBack.has(given)).toBe(true);
  own(model, given);
}

const cut = command("the stream is cut", async (_model, real) => takeIn(real));

async function takeIn(real: Real): Promise<void> {
  const items = real.stream?.items() ?? [];
  await real.stream?.close();
  real.stream = undefined;
  for (const { data } of items) real.streamed.push(data as ConversationEvent);
  real.cursor = real.streamed.at(-1)?.cursor ?? real.cursor;
}

/** What came over all the cuts leads to what is read afresh. */
async function checkStream({ model, real }: { model: Model; real: Real }): Promise<void> {
  await takeIn(real);
  if (model.said.length === 0 && model.handler === "bot") return;
  const { body } = await real.visitor.conversation(real.id);
  const token = real.visitor.token;
  real.stream = await openStream(server, { token, cursor: real.cursor });
  const reached = () => Number(real.stream?.items().at(-1)?.id ?? real.cursor);
  await expect.poll(reached).toBe(body.cursor);
  await takeIn(real);
  expect(real.streamed.reduce(followEvent, none)).toEqual(body);
}

const none: ConversationSnapshot | undefined = undefined;

function followEvent(
  snapshot: ConversationSnapshot | undefined,
  event: ConversationEvent,
): ConversationSnapshot | undefined {
  return applyEvent(snapshot, event);
}

const follow = command("the stream is read on", async (_model, real) => {
  real.stream ??= await openStream(server, { token: real.visitor.token, cursor: real.cursor });
});

/** So that no run finds agents with their hands full, or at work. */
async function end(real: Real): Promise<void> {
  await act(real, 0, "status", { status: "closed" });
  for (const { token } of agents) {
    const body = { isOnline: false };
    await server.call("/v1/agents/sites/demo/presence", { method: "PUT", token, body });
  }
}

function own(model: Model, agent: number): void {
  if (model.handler === "bot") model.handedOffAt = Number.POSITIVE_INFINITY;
  model.handler = "agent";
  model.owner = agent;
}

test("[F3.93] [P37] [HO2] [HO3] [RT1] [RT3] one owner, nothing lost or doubled, and the bot silent after handoff", async () => {
  const agent = fc.integer({ min: 0, max: 2 });
  const commands = fc.commands(
    [
      fc.constantFrom("怎么退款", "你好", "人工", "hello there").map(say),
      fc.constant(handOff()),
      fc.tuple(agent, fc.boolean()).map(([who, over]) => claim(who, over)),
      fc.constant(claimAtOnce()),
      agent.map(release),
      fc.tuple(agent, fc.boolean()).map(([who, twice]) => reply(who, twice)),
      fc.tuple(agent, agent).map(([from, to]) => give(from, to)),
      agent.map(escalate),
      fc.tuple(agent, fc.boolean()).map(([who, isOnline]) => presence(who, isOnline)),
      fc.constant(cut),
      fc.constant(follow),
    ],
    { maxCommands: 30 },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (run) => {
      const visitor = await server.visitor();
      const { cursor } = await server.app.services.events.begin("demo", undefined);
      const real: Real = {
        visitor,
        id: server.id(),
        stream: undefined,
        cursor,
        streamed: [],
      };
      const model: Model = {
        handler: "bot",
        owner: undefined,
        said: [],
        handedOffAt: undefined,
        online: new Set(),
        gaveBack: new Set(),
      };
      await fc.asyncModelRun(() => ({ model, real }), run);
      await checkStream({ model, real });
      await end(real);
    }),
    { numRuns: 60 },
  );
}, 120_000);
