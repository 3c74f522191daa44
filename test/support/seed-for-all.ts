import { rmSync } from "node:fs";
import { SEEDED, startServer } from "./start-server.ts";
import { openStored } from "./stored.ts";

const LOCALES = 2; // of the demo
const LEARNT_WITHIN = 600_000; // ms: learning lets everything else go first

/**
 * Seeding and learning take a server many seconds, and would take them again at each start of one:
 * from now on each starts with a copy. Once for all the processes of a run.
 * @returns its undo
 */
export async function seedForAll(): Promise<() => void> {
  if (process.env[SEEDED]) return () => {};
  const server = await startServer();
  const stored = openStored(server.folder);
  const deadline = Date.now() + LEARNT_WITHIN;
  while (stored.rows("select 1 from intent_models").length < LOCALES) {
    if (Date.now() > deadline) throw new Error("the demo's bot has not learnt");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  stored.close();
  await server.stop();
  process.env[SEEDED] = server.folder;
  return () => {
    delete process.env[SEEDED];
    rmSync(server.folder, { recursive: true });
  };
}
