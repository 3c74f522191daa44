import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { openModelEndpoint, type ModelEndpoint } from "../../test/model-endpoint.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { seedDemo } from "./seed-demo.ts";
import { seedDesk } from "./seed-desk.ts";

let server: TestServer;
let model: ModelEndpoint;
let token: string;
beforeAll(async () => {
  model = await openModelEndpoint();
  server = await createTestServer({ flags: { "llm-url": model.url, "llm-model": "small" } });
  const { services } = server.app;
  await seedDemo(services, { folder: "", isLoopback: true });
  await seedDesk(server.deps, await services.sites.get("demo"));
  token = (await services.agents.signIn("agent@example.com", "helpbuoy-demo", async () => {}))
    .token;
});
afterAll(async () => {
  await server.stop();
  await model.stop();
});

describe("[F3.91] the demo's desk", () => {
  test("has agents and teams, and a few dozen conversations in all states", async () => {
    const people = await server.call<{ agents: object[]; teams: object[] }>(`${DESK}/people`, {
      token,
    });
    expect(people.body.agents).toHaveLength(3);
    expect(people.body.teams).toHaveLength(3);
    const { conversations, records } = (await createTestDesk(server).inbox(token)).body;
    expect(conversations.length).toBeGreaterThan(24);
    const of = (name: "status" | "handler" | "locale") =>
      [...new Set(conversations.map(({ conversation }) => conversation[name]))].toSorted();
    expect(of("status")).toEqual(["closed", "new", "on_hold", "open", "pending", "resolved"]);
    expect(of("handler")).toEqual(["agent", "bot", "queue"]);
    expect(of("locale")).toEqual(["en", "zh-CN"]);
    expect(records.some(({ notes }) => notes.length > 0)).toBe(true);
    expect(records.some(({ capsule }) => capsule.length > 3)).toBe(true);
  });

  test("[LM1] asks no language model, though one is named", () => {
    expect(model.asked).toEqual([]);
  });

  test("[AG8] was done by its agents, and by nobody without a name", async () => {
    const { entries } = (
      await server.call<{ entries: { agent: { name: string } }[] }>(`${DESK}/audit`, { token })
    ).body;
    const names = new Set(entries.map(({ agent }) => agent.name));
    expect([...names].toSorted()).toEqual(["Lea", "孟然", "小浪 Sprout"].toSorted());
  });

  test("happened in the past, in order, and nothing of it twice on a second start", async () => {
    const now = server.clock.now();
    const desk = createTestDesk(server);
    const { conversations } = (await desk.inbox(token)).body;
    for (const { conversation, messages } of conversations) {
      expect(Date.parse(conversation.createdAt)).toBeLessThan(now);
      const times = messages.map(({ createdAt }) => createdAt);
      expect(times).toEqual(times.toSorted());
    }
    const again = await seedDemo(server.app.services, { folder: "", isLoopback: true });
    expect(again).toBeUndefined();
  });
});
