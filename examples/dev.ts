/*
 * `npm run dev`: the demo server restarts and the widget is built anew when a source changes, and the
 * playground reloads. Stops with Ctrl+C.
 */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";

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
  if ((await run("packages/widget/build.ts", "--if-stale")) === 0) reload();
}

await rebuild();
void run("--watch", "--watch-preserve-output", "packages/server/src/start-demo.ts");
for (const folder of sources) watch(folder, { recursive: true }, () => soon(rebuild));
watch(pages, { recursive: true }, () => soon(reload));
console.log(`Open http://127.0.0.1:${port}/?dev=${reloadPort}: it reloads when a file changes.`);
