import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId, SITE } from "./checker/people.ts";
import { createFaultyServer, type FaultyServer } from "./faulty-server.ts";
import { createLoadClient, quantile, type Answered, type LoadClient } from "./load-client.ts";
import { pause } from "./pause.ts";
import { tell } from "./run-settings.ts";

const QUIET = 30_000; // ms
const FLOOD = 60_000; // ms
const ATTACKERS = 32;
const MEGABYTE = 1_000_000;

const folder = mkdtempSync(join(tmpdir(), "helpbuoy-flood-"));
let server: FaultyServer;
let good: LoadClient;
let bad: LoadClient;
beforeAll(async () => {
  // The limits are those of every day.
  const environment = { HELPBUOY_RATE_LIMIT_FACTOR: "1" };
  server = await createFaultyServer({ folder: join(folder, "data"), environment });
  await server.start();
  good = createLoadClient(server.port, "127.0.0.2");
  bad = createLoadClient(server.port, "127.0.0.66");
});
afterAll(async () => {
  good.close();
  bad.close();
  await server.end("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** Eight visitors who write now and then and look around, for so long; how long each answer took. */
async function visit(milliseconds: number): Promise<Answered[]> {
  const end = performance.now() + milliseconds;
  const answers: Answered[] = [];
  const visitors = Array.from({ length: 8 }, async () => {
    const token = await good.session();
    const conversationId = newId();
    while (performance.now() < end) {
      answers.push(await good.say(token, conversationId, "where is my refund"));
      await pause(1_100);
    }
  });
  await Promise.all(visitors);
  return answers;
}

/** All that can be asked without being anyone, and with a session, as fast as it is answered. */
async function flood(isOver: () => boolean): Promise<Answered[]> {
  const site = `/v1/sites/${SITE}`;
  const token = await bad.session();
  const big = "x".repeat(60_000);
  const lookup = { number: "100-000-0000", code: "AAAAA-AAAAA-AAAAA-AAAAA" };
  const acts: (() => Promise<Answered>)[] = [
    () => bad.call("POST", `${site}/visitor-sessions`, { json: {} }),
    () => bad.say(token, newId(), "flood"),
    () => bad.say(token, newId(), big),
    () => bad.call("GET", `${site}/search?q=refund&locale=en`),
    () => bad.call("POST", "/v1/agents/sign-in", { json: { email: "a@b.c", password: "guess" } }),
    () => bad.call("POST", `${site}/tickets/lookup`, { token, json: lookup }),
    () => bad.call("GET", `${site}/conversations`, { token }),
  ];
  const answers: Answered[] = [];
  const attackers = Array.from({ length: ATTACKERS }, async (_, attacker) => {
    for (let turn = attacker; !isOver(); turn++) {
      const answer = await acts[turn % acts.length]?.();
      if (answer) answers.push(answer);
    }
  });
  await Promise.all(attackers);
  return answers;
}

describe("[P29] a flood from one address", () => {
  test(
    "others are answered nearly as fast as before, and the server's memory is bounded",
    { timeout: 240_000 },
    async ({ task }) => {
      const before = await visit(QUIET);
      const memoryBefore = server.residentBytes();
      let isOver = false;
      const flooding = flood(() => isOver);
      const during = await visit(FLOOD);
      const memoryDuring = server.residentBytes();
      isOver = true;
      const flooded = await flooding;
      // The machine has moods of its own, so the quiet is measured on both sides.
      const after = await visit(QUIET);

      const p99 = (answers: Answered[]) =>
        Math.round(
          quantile(
            answers.map(({ milliseconds }) => milliseconds),
            0.99,
          ),
        );
      const refused = flooded.filter(({ status }) => status === 429);
      const statuses: Record<number, number> = {};
      for (const { status } of flooded) statuses[status] = (statuses[status] ?? 0) + 1;
      tell(task, {
        asked: flooded.length,
        perSecond: Math.round(flooded.length / (FLOOD / 1_000)),
        statuses,
        p50Before: Math.round(
          quantile(
            before.map(({ milliseconds }) => milliseconds),
            0.5,
          ),
        ),
        p50During: Math.round(
          quantile(
            during.map(({ milliseconds }) => milliseconds),
            0.5,
          ),
        ),
        p99Before: p99(before),
        p99After: p99(after),
        p99During: p99(during),
        megabytesBefore: Math.round(memoryBefore / MEGABYTE),
        megabytesDuring: Math.round(memoryDuring / MEGABYTE),
      });
      expect(during.every(({ status }) => status === 200)).toBe(true);
      expect(refused.length).toBeGreaterThan(flooded.length / 2);
      expect(refused.every(({ retryAfter }) => Number(retryAfter) >= 1)).toBe(true);
      expect(memoryDuring - memoryBefore).toBeLessThan(150 * MEGABYTE);
      expect(p99(during)).toBeLessThan(2 * Math.max(p99(before), p99(after), 50));
    },
  );
});
