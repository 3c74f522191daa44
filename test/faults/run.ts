/*
 * `npm run test:faults`: the server as a process, and everything done to it that can be done to one.
 * `-- --seeds 20 --seconds 60` for the whole of the fault checker, `--seed 7 --seeds 1` for one run
 * again, `--minutes 10` for the whole of the floor, names of files for some of the tests. Loopback only.
 */
import { parseArgs } from "node:util";
import { buildConsoleIfStale } from "../../packages/console/build.ts";
import { buildIfStale } from "../../packages/widget/build.ts";
import { runProject } from "../promises/run-project.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "3" },
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    minutes: { type: "string", default: "2" },
  },
});
const { seeds, seconds, seed, minutes } = values;
console.log(`seeds ${seed} and on, ${seeds} of them, ${seconds} s each`);

await buildIfStale();
await buildConsoleIfStale();
const limit = 40 + Number(minutes) + (Number(seeds) * (Number(seconds) + 60)) / 60;
const { passed, failed } = await runProject({
  project: "faults",
  files: positionals,
  seed,
  environment: {
    FAULT_SEEDS: seeds,
    FAULT_SECONDS: seconds,
    FAULT_SEED: seed,
    FAULT_MINUTES: minutes,
  },
  within: limit * 60_000,
});
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
