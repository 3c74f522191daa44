import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/root.ts";
import { freePort } from "../support/start-server.ts";
import { pause } from "./pause.ts";

/** The real server as a process on one port and one data folder, started as often as it is killed. */
export type FaultyServer = {
  port: number;
  url: string;
  folder: string;
  /** Everything all its processes have printed. */
  output(): string;
  /** Starts it; resolves once it is ready, to the milliseconds that took. */
  start(options?: { clockOffset?: number }): Promise<number>;
  pid(): number;
  /** Bytes of memory it holds. */
  residentBytes(): number;
  signal(signal: NodeJS.Signals): void;
  /** Sends a signal and waits for the end; resolves to its exit code, null where the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

export type FaultyServerOptions = {
  folder: string;
  environment?: Record<string, string>;
  port?: number;
};

const READY_WITHIN = 30_000; // ms
const entry = join(root, "packages/server/bin/helpbuoy.js");

export async function createFaultyServer(options: FaultyServerOptions): Promise<FaultyServer> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let printed = "";

  const isGone = () => !child || child.exitCode !== null || child.signalCode !== null;

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = child;
    if (!ending || isGone()) return ending?.exitCode ?? null;
    const gone = once(ending, "exit") as Promise<[number | null]>;
    // What is stopped hears no SIGTERM.
    ending.kill("SIGCONT");
    ending.kill(signal);
    return (await gone)[0];
  }

  return {
    port,
    url,
    folder: options.folder,
    output: () => printed,
    async start({ clockOffset = 0 } = {}) {
      const begun = performance.now();
      const shifted =
        clockOffset === 0 ? [] : ["--import", join(import.meta.dirname, "shift-clock.ts")];
      child = spawn(process.execPath, [...shifted, entry, "serve"], {
        cwd: root,
        env: {
          ...process.env,
          HOST: "127.0.0.1",
          PORT: String(port),
          HELPBUOY_DATA: options.folder,
          HELPBUOY_LOG_LEVEL: "error",
          HELPBUOY_RATE_LIMIT_FACTOR: "10000",
          CLOCK_OFFSET: String(clockOffset),
          ...options.environment,
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      child.stdout?.on("data", (piece: Buffer) => (printed += piece.toString()));
      child.stderr?.on("data", (piece: Buffer) => (printed += piece.toString()));
      while (!(await isReady(url))) {
        if (isGone() || performance.now() - begun > READY_WITHIN) {
          child.kill("SIGKILL");
          throw new Error(`the server did not start:\n${printed}`);
        }
        await pause(10);
      }
      return performance.now() - begun;
    },
    pid: () => child?.pid ?? 0,
    residentBytes() {
      const status = readFileSync(`/proc/${child?.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
    },
    signal: (signal) => void child?.kill(signal),
    end,
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { headers: { connection: "close" } })).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}
