import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./root.ts";

export type RunningServer = {
  /** `http://127.0.0.1:<port>` */
  url: string;
  port: number;
  /** HELPBUOY_DATA. */
  folder: string;
  /** Everything it has printed. */
  output(): string;
  /** Ends the process as an operator does, and waits until it is gone. The data stays. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
};

export type ServerOptions = {
  /** `demo`: as `npm start`, seeded; `serve`: the production start, empty. */
  start?: "demo" | "serve";
  port?: number;
  /** An existing HELPBUOY_DATA; default: a new folder under the system's temp folder. */
  folder?: string;
  environment?: Record<string, string>;
};

/**
 * Names a HELPBUOY_DATA that a first start of the demo has filled and its bot has learnt from: each
 * server starts with a copy of it, where a run has made one.
 */
export const SEEDED = "HELPBUOY_TEST_SEEDED";

const READY_WITHIN = 30_000; // ms

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Starts the real server as a process of its own and waits until it says that it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const port = options.port ?? (await freePort());
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "helpbuoy-test-"));
  const seeded = process.env[SEEDED];
  if (seeded && !options.folder && options.start !== "serve") {
    cpSync(seeded, folder, { recursive: true });
  }
  const entry =
    options.start === "serve"
      ? ["packages/server/bin/helpbuoy.js", "serve"]
      : ["packages/server/src/start-demo.ts"];
  const child = spawn(process.execPath, entry, {
    cwd: root,
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: String(port),
      HELPBUOY_DATA: folder,
      // All visitors of a test run come from one address.
      HELPBUOY_RATE_LIMIT_FACTOR: "1000",
      HELPBUOY_LOG_LEVEL: "error",
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const isGone = () => child.exitCode !== null || child.signalCode !== null;

  const deadline = Date.now() + READY_WITHIN;
  // The API reference is the last address that a start prints: then the demo content is there too.
  while (!printed.includes("API reference") || !(await isReady(url))) {
    if (isGone() || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`the server did not start (${entry.join(" ")}):\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  async function stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (!isGone()) child.kill(signal);
    await gone;
  }
  return {
    url,
    port,
    folder,
    output: () => printed,
    stop,
    async remove() {
      await stop("SIGKILL");
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}
