import type { Clock } from "./clock.ts";
import type { Database } from "./database/database.ts";
import type { Logger } from "./logger.ts";
import type { Random } from "./random.ts";
import type { Settings } from "./settings.ts";

/** What the server is built on; tests bring their own of each. */
export type Deps = {
  database: Database;
  clock: Clock;
  random: Random;
  secret: Uint8Array;
  settings: Settings;
  logger: Logger;
};
