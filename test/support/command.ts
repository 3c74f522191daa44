import { spawn, type ChildProcess } from "node:child_process";
import { delimiter, join } from "node:path";
import { root } from "./root.ts";

export type CommandOptions = {
  /** Default: the repository's root. */
  folder?: string;
  /** Beside what a user's own shell has. */
  environment?: Record<string, string>;
};

export type Finished = { code: number | null; stdout: string; stderr: string };

export type RunningCommand = {
  /** Everything it has printed. */
  output(): string;
  /** Waits until it has printed something like this. Fails where it ends or `within` ms pass first. */
  printed(pattern: RegExp, within: number): Promise<void>;
  /** Ends it and all it has started, and waits until they are gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/** Runs a command line as typed in a shell, to its end. */
export async function runCommand(line: string, options: CommandOptions = {}): Promise<Finished> {
  const child = start(line, options);
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** Starts a command line that goes on until it is stopped. */
export function startCommand(line: string, options: CommandOptions = {}): RunningCommand {
  const child = start(line, options);
  let output = "";
  let isGone = false;
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const gone = new Promise<void>((resolve) => {
    child.once("close", () => {
      isGone = true;
      resolve();
    });
  });
  return {
    output: () => output,
    async printed(pattern, within) {
      const deadline = Date.now() + within;
      while (!pattern.test(output)) {
        if (isGone) throw new Error(`\`${line}\` ended:\n${output}`);
        if (Date.now() > deadline) throw new Error(`\`${line}\` took too long:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async stop(signal = "SIGTERM") {
      // npm and its shell end before what they have started: the whole group gets the signal.
      if (!isGone && child.pid !== undefined) process.kill(-child.pid, signal);
      await gone;
    },
  };
}

function start(line: string, { folder = root, environment = {} }: CommandOptions): ChildProcess {
  const own = Object.entries(process.env).filter(([name]) => !isOurs(name));
  return spawn(line, {
    shell: true,
    detached: true,
    cwd: folder,
    env: {
      ...Object.fromEntries(own),
      // Node 24 of node_modules first, as npm itself does it for its scripts.
      PATH: [join(folder, "node_modules/.bin"), process.env["PATH"]].join(delimiter),
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** What the test run, or the npm script that runs it, has set: a user's shell has none of it. */
function isOurs(name: string): boolean {
  return /^(NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL|TEST|VITEST.*|npm_.*|HELPBUOY_.*|PORT|HOST)$/.test(
    name,
  );
}
