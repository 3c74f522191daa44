import { expect, test } from "vitest";
import { createTestServer } from "../../test/test-server.ts";

test("[F4.47] [P29] [ER3] who goes on far beyond a limit is refused late, and nobody else is", async () => {
  const server = await createTestServer({
    isEmpty: true,
    flags: { "rate-limit-factor": "1" },
  });
  const ask = () => server.call("/visitor-sessions", { method: "POST", body: {} });
  const answers = await Promise.all(Array.from({ length: 240 }, ask));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(120);
  expect(refused.every(({ headers }) => Number(headers.get("retry-after")) >= 1)).toBe(true);

  const late = ask();
  await expect.poll(() => server.clock.hasTimer(1_000)).toBe(true);
  expect((await server.call("/manifest")).status).not.toBe(429);
  server.clock.advance(1_000);
  expect((await late).status).toBe(429);
  await server.stop();
});
