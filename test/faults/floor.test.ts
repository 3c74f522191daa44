import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAgent, newId, SITE, type Agent } from "./checker/people.ts";
import { createFaultyServer, type FaultyServer } from "./faulty-server.ts";
import { createLoadClient, quantile, type LoadClient } from "./load-client.ts";
import { pause } from "./pause.ts";
import { openRawStream, type RawStream } from "./raw-stream.ts";
import { settings, tell } from "./run-settings.ts";

const IDLE = 5_000;
const CHATS = 200;
const AGENTS = 4;
/** Milliseconds between two messages of a chat: the visitor's and the agent's by turns. */
const BEAT = 500;
const MEGABYTE = 1_000_000;

const folder = mkdtempSync(join(tmpdir(), "helpbuoy-floor-"));
let server: FaultyServer;
let client: LoadClient;
beforeAll(async () => {
  server = await createFaultyServer({ folder: join(folder, "data") });
  await server.start();
  client = createLoadClient(server.port, "127.0.0.1");
});
afterAll(async () => {
  client.close();
  await server.end("SIGKILL");
  rmSync(folder, { recursive: true });
});

type Chat = { conversationId: string; token: string; agent: Agent; stream: RawStream };

/** A talk that an agent has taken, with the visitor's stream open. */
async function beginChat(agent: Agent): Promise<Chat> {
  const token = await client.session();
  const conversationId = newId();
  await client.say(token, conversationId, "hello");
  const json = { type: "handoff.request", conversationId, locale: "en", capsule: [] };
  const headers = { "idempotency-key": newId() };
  await client.call("POST", `/v1/sites/${SITE}/commands`, { token, json, headers });
  await agent.act(conversationId, "claim", {}, newId());
  return { conversationId, token, agent, stream: await openRawStream(server.port, { token }) };
}

test(
  `[P47] ${IDLE} idle streams and ${CHATS} chats with 2 messages a second each: p99 below 300 ms, no error`,
  { timeout: (settings.minutes + 5) * 60_000 },
  async ({ task }) => {
    const agents: Agent[] = [];
    for (let made = 0; made < AGENTS; made++) {
      agents.push(await createAgent(`Agent ${made}`, { ...server, through: server.url }));
    }
    const chats: Chat[] = [];
    for (let begun = 0; begun < CHATS; begun++) {
      chats.push(await beginChat(agents[begun % AGENTS] as Agent));
    }
    for (let opened = 0; opened < IDLE; opened += 50) {
      await Promise.all(Array.from({ length: 50 }, () => openRawStream(server.port)));
    }
    const end = performance.now() + settings.minutes * 60_000;
    const answered: number[] = [];
    const errors: string[] = [];
    let told = 0;

    const talk = async ({ conversationId, token, agent }: Chat) => {
      // At its own moment of each beat, whether or not the last was quick.
      let at = performance.now() + Math.random() * BEAT;
      for (let turn = 0; performance.now() < end; turn++, at += BEAT) {
        await pause(Math.max(0, at - performance.now()));
        try {
          if (turn % 2 === 0) {
            const { status } = await client.say(token, conversationId, "and another thing");
            if (status !== 200) errors.push(`visitor: ${status}`);
          } else {
            const reply = { messageId: newId(), markdown: "here you are" };
            await agent.act(conversationId, "messages", reply, newId());
          }
          told += 1;
        } catch (error) {
          errors.push(String(error));
        }
        // From when it was due: who is kept waiting counts, not only who was sent.
        answered.push(performance.now() - at);
      }
    };
    const begun = performance.now();
    await Promise.all(chats.map(talk));
    const seconds = (performance.now() - begun) / 1_000;
    await pause(500);
    const created = ({ stream }: Chat) => stream.take().split('"message.created"').length - 1;
    const delivered = chats.reduce((sum, chat) => sum + created(chat), 0);

    const at = (part: number) => Math.round(quantile(answered, part));
    const figures = {
      minutes: settings.minutes,
      messages: told,
      perSecond: Math.round(told / seconds),
      errors: errors.length,
      delivered,
      p50: at(0.5),
      p99: at(0.99),
      slowest: at(1),
      megabytes: Math.round(server.residentBytes() / MEGABYTE),
    };
    tell(task, figures);
    expect(errors.slice(0, 5)).toEqual([]);
    expect(delivered).toBe(told);
    expect(figures.p99).toBeLessThan(300);
  },
);
