import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp, type App } from "../../../packages/server/src/app.ts";
import { systemClock } from "../../../packages/server/src/clock.ts";
import { openDatabase } from "../../../packages/server/src/database/open-database.ts";
import { seedDemo } from "../../../packages/server/src/demo/seed-demo.ts";
import { silentLogger } from "../../../packages/server/src/logger.ts";
import { systemRandom } from "../../../packages/server/src/random.ts";
import { readSettings } from "../../../packages/server/src/settings.ts";
import { createNetwork, type Network } from "./network.ts";

export type RealServer = {
  app: App;
  /** What stands between one page and the server. */
  connect(): Network;
  /** Signed in as the demo site's agent. */
  agent(path: string, body: object): Promise<Response>;
  stop(): Promise<void>;
};

export const SERVER = "http://127.0.0.1:8787";
const ORIGIN = "http://127.0.0.1:3000";
/** The folder the demo is made of. */
export const KNOWLEDGE = join(import.meta.dirname, "../../../examples/knowledge");

/** The reference server with the demo site, on a database in memory and without a port. */
export async function startRealServer(): Promise<RealServer> {
  const data = mkdtempSync(join(tmpdir(), "helpbuoy-core-"));
  const database = await openDatabase(":memory:");
  const flags = { data, "log-level": "silent", "rate-limit-factor": "100000" };
  const settings = readSettings({ flags, env: {}, readFile: () => "{}" });
  const app = createApp({
    database,
    settings,
    clock: systemClock,
    random: systemRandom,
    secret: systemRandom(new Uint8Array(32)),
    logger: silentLogger,
  });
  await seedDemo(app.services, { folder: KNOWLEDGE, isLoopback: true });
  let token: string | undefined;

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    app.request(`${SERVER}/v1/agents${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
        ...headers,
      },
      body: JSON.stringify(body),
    });

  return {
    app,
    connect: () => createNetwork((request) => app.fetch(request), ORIGIN),
    async agent(path, body) {
      if (token === undefined) {
        const credentials = { email: "agent@example.com", password: "helpbuoy-demo" };
        const signedIn = await post("/sign-in", credentials);
        ({ token } = (await signedIn.json()) as { token: string });
      }
      return post(`/sites/demo${path}`, body, { authorization: `Bearer ${token}` });
    },
    async stop() {
      app.stop();
      await database.destroy();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
