/*
 * `npm run dev`: the demo server restarts, the widget and the playground's search page are built anew
 * when a source changes, and the playground reloads. Stops with Ctrl+C.
 */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { join, sep } from "node:path";

const root = join(import.meta.dirname, "..");
const port = Number(process.env["PORT"] ?? 8787);
const reloadPort = port + 2; // port + 1 is the shop's
const QUIET = 150; // ms: an editor writes a file in several steps
const parts = ["protocol", "search", "rich-text", "client", "widget"];
const sources = parts.map((name) => join(root, "packages", name, "src"));
const pages = join(root, "examples");

const readers = new Set<ServerResponse>();
createServer((_request, response) => {
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "access-control-allow-origin": `http://127.0.0.1:${port}`,
  });
  response.write(": waiting for a change\n\n");
  readers.add(response);
  response.once("close", () => readers.delete(response));
}).listen(reloadPort, "127.0.0.1");

function reload(): void {
  for (const reader of readers) reader.write("data: reload\n\n");
}

function run(...args: string[]): Promise<number | null> {
  return new Promise((resolve) => {
    spawn(process.execPath, args, { cwd: root, stdio: "inherit" }).once("exit", resolve);
  });
}

let timer: NodeJS.Timeout | undefined;
let building = Promise.resolve();
function soon(act: () => Promise<void> | void): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    building = building.then(act);
  }, QUIET);
}

async function rebuild(): Promise<void> {
  for (const build of ["packages/widget/build.ts", "examples/playground/build.ts"]) {
    if ((await run(build, "--if-stale")) !== 0) return;
  }
  reload();
}

await rebuild();
void run("--watch", "--watch-preserve-output", "packages/server/src/start-demo.ts");
for (const folder of sources) watch(folder, { recursive: true }, () => soon(rebuild));
watch(pages, { recursive: true }, (_change, name) => {
  // What a build writes is no source.
  if (!name?.split(sep).includes("dist")) soon(rebuild);
});
console.log(`Open http://127.0.0.1:${port}/?dev=${reloadPort}: it reloads when a file changes.`);
