/*
 * `npm run build`: what browsers load, the widget and the agents' console. `--if-stale` builds only
 * what has a newer source.
 */
import { buildConsole, buildConsoleIfStale } from "./packages/console/build.ts";
import { buildIfStale, buildWidget } from "./packages/widget/build.ts";

const onlyStale = process.argv.includes("--if-stale");
await (onlyStale ? buildIfStale() : buildWidget());
await (onlyStale ? buildConsoleIfStale() : buildConsole());
