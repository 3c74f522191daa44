import { formatTicketNumber } from "@helpbuoy/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { submitTicket } from "../../test/commands.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { startServer, type RunningServer } from "../main.ts";
import { randomDigits, systemRandom } from "../random.ts";

const SAMPLES = 500; // of each kind
/** So rarely are two samples of one distribution taken for two; of three rounds all must be. */
const ALPHA = 0.001;
const ROUNDS = 3;

let made: TestServer;
let server: RunningServer;
let token: string;
const numbers: string[] = [];
beforeAll(async () => {
  made = await createTestServer({ flags: { "rate-limit-factor": "100000", port: "0" } });
  const visitor = await made.visitor();
  for (let count = 0; count < 20; count += 1) {
    const { body } = await visitor.send(submitTicket(made));
    const created = body.events.find((event) => event.type === "ticket.created");
    numbers.push(created?.conversation.number ?? "");
  }
  ({ token } = await made.visitor());
  server = await startServer(made.deps);
});
afterAll(async () => {
  await server.stop();
  await made.stop();
});

/** Milliseconds until a wrong code is refused, over a real connection. */
async function refusal(number: string): Promise<number> {
  const init = {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ number, code: "00000-00000-00000-00000" }),
  };
  const begun = performance.now();
  const response = await fetch(`${server.url}/v1/sites/demo/tickets/lookup`, init);
  await response.arrayBuffer();
  const took = performance.now() - begun;
  expect(response.status).toBe(404);
  return took;
}

/** The largest distance between two empirical distributions (Kolmogorov-Smirnov). */
function distance(a: readonly number[], b: readonly number[]): number {
  const share = (all: readonly number[], at: number) =>
    all.filter((one) => one <= at).length / all.length;
  return Math.max(...[...a, ...b].map((at) => Math.abs(share(a, at) - share(b, at))));
}

async function measure(): Promise<number> {
  const exists: number[] = [];
  const missing: number[] = [];
  // By turns, first one and then the other: whatever else this machine does, it does to both.
  for (let count = 0; count < SAMPLES; count += 1) {
    const one = async () => exists.push(await refusal(numbers[count % numbers.length] ?? ""));
    const other = async () =>
      missing.push(await refusal(formatTicketNumber(randomDigits(systemRandom, 9))));
    for (const ask of count % 2 === 0 ? [one, other] : [other, one]) await ask();
  }
  return distance(exists, missing);
}

test("two samples that differ are told apart, two of one kind are not", () => {
  const even = Array.from({ length: SAMPLES }, (_, index) => index % 50);
  expect(distance(even, even)).toBe(0);
  expect(
    distance(
      even,
      even.map((one) => one + 10),
    ),
  ).toBeCloseTo(0.2);
});

test("[P20] [CV7] how long the refusal takes tells nobody whether a ticket exists", async () => {
  // Until everything is compiled and cached, for both.
  for (let count = 0; count < 50; count += 1) {
    await refusal(numbers[0] ?? "");
    await refusal(formatTicketNumber(randomDigits(systemRandom, 9)));
  }
  const critical = Math.sqrt((-Math.log(ALPHA / 2) / 2) * (2 / SAMPLES));
  const seen: number[] = [];
  while (seen.length < ROUNDS && !seen.some((one) => one <= critical)) seen.push(await measure());
  expect(Math.min(...seen)).toBeLessThanOrEqual(critical);
}, 120_000);
