/*
 * `npm run build`: what browsers load, the widget, the agents' console and the playground's search
 * page. `--if-stale` builds only what has a newer source.
 */
import { buildPlayground, buildPlaygroundIfStale } from "./examples/playground/build.ts";
import { buildConsole, buildConsoleIfStale } from "./packages/console/build.ts";
import { buildIfStale, buildWidget } from "./packages/widget/build.ts";

const onlyStale = process.argv.includes("--if-stale");
await Promise.all(
  onlyStale
    ? [buildIfStale(), buildConsoleIfStale(), buildPlaygroundIfStale()]
    : [buildWidget(), buildConsole(), buildPlayground()],
);
