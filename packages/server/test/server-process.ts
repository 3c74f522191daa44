import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const entry = join(import.meta.dirname, "../bin/helpbuoy.js");

export type Finished = { code: number | null; stdout: string; stderr: string };

/** Runs `helpbuoy …` to its end on a data folder. */
export async function runHelpbuoy(
  folder: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Finished> {
  const child = start(folder, args, env);
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}

export type ServerProcess = {
  url: string;
  output(): string;
  /** Ends it with a signal; resolves to its exit code, null where the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/** Runs `helpbuoy serve` and waits until it is ready. */
export async function serveProcess(
  folder: string,
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const child = start(folder, ["serve"], { PORT: String(port), ...env });
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const closed = once(child, "close") as Promise<[number | null]>;
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child, () => output);
  return {
    url,
    output: () => output,
    async end(signal) {
      child.kill(signal);
      const [code] = await closed;
      return code;
    },
  };
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), "helpbuoy-process-test-"));
}

function start(folder: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  const { PORT: _port, HOST: _host, ...inherited } = process.env;
  return spawn(process.execPath, [entry, ...args], {
    env: { ...inherited, HELPBUOY_DATA: folder, HELPBUOY_RATE_LIMIT_FACTOR: "1000", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`the server did not start:\n${output()}`);
    }
    const isReady = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    // Printed once all is made: the first site and its admin too.
    if (isReady && output().includes("/docs")) return;
    await new Promise((next) => setTimeout(next, 50));
  }
}
