import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DESK } from "../../test/desk.ts";
import { openStream } from "../../test/read-stream.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { HEARTBEAT } from "../events/event-stream.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
});
afterAll(() => server.stop());

async function follow(email: string) {
  const token = await server.agent(email);
  const stream = await openStream(server, { token, path: `${DESK}/events` });
  await expect.poll(() => stream.text()).toContain(": open");
  return { token, stream };
}
/** Moves on to the next heartbeat once the stream waits for it. */
async function beat() {
  await expect.poll(() => server.clock.hasTimer(HEARTBEAT)).toBe(true);
  server.clock.advance(HEARTBEAT);
}

describe("[P25] [AG4] an agent's stream ends with the next sign of life", () => {
  test("once they are signed out, and with nothing of what happened since", async () => {
    const { token, stream } = await follow("out@example.com");
    await beat();
    await expect.poll(() => stream.text()).toContain(": beat");
    await server.call("/v1/agents/session", { method: "DELETE", token });
    const visitor = await server.visitor();
    await visitor.say("canary-4711");
    expect(await stream.ended()).toBe(false);
    expect(stream.text()).not.toContain("canary");
  });

  test("once they are no agent of the site", async () => {
    const { token, stream } = await follow("gone@example.com");
    const { id } = await server.app.services.agents.authenticate(token);
    const admin = await server.agent("admin@example.com", "admin");
    await server.call(`${DESK}/members/${id}`, { method: "DELETE", token: admin });
    await beat();
    expect(await stream.ended()).toBe(false);
    expect(stream.text()).not.toContain("beat");
  });

  test("once their password is another", async () => {
    const { token, stream } = await follow("new@example.com");
    const { agents } = server.app.services;
    const { id } = await agents.authenticate(token);
    await agents.renew(id);
    await beat();
    expect(await stream.ended()).toBe(false);
  });
});
