import { connect } from "node:net";
import { startCommand } from "./command.ts";
import { freePort } from "./start-server.ts";

export type Demo = {
  /** What it has printed, one address a line, by what stands before it. */
  addresses: Record<string, string>;
  output(): string;
  /** Milliseconds from the command to the last address. */
  readyAfter: number;
  stop(): Promise<void>;
};

const PATIENCE = 60_000; // ms

/**
 * Runs `npm start` on a free port and waits until it has said all it says.
 * @param folder a copy of the repository
 * @param data HELPBUOY_DATA; default: none, so that it is `data` in that folder
 */
export async function startDemo(folder: string, data?: string): Promise<Demo> {
  const port = await freePortPair();
  const begin = performance.now();
  const running = startCommand("npm start", {
    folder,
    environment: { PORT: String(port), ...(data !== undefined && { HELPBUOY_DATA: data }) },
  });
  try {
    // The API reference is the last address that a start prints.
    await running.printed(/^API reference +http\S+$/m, PATIENCE);
  } catch (error) {
    await running.stop("SIGKILL");
    throw error;
  }
  const readyAfter = performance.now() - begin;
  const lines = running.output().matchAll(/^(\S.*?) {2,}(http\S+)$/gm);
  return {
    addresses: Object.fromEntries([...lines].map(([, what = "", url = ""]) => [what, url])),
    output: running.output,
    readyAfter,
    stop: () => running.stop(),
  };
}

/** A free port whose next one, for the shop, is free too. */
async function freePortPair(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port < 65_535 && (await isFree(port + 1))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, "127.0.0.1");
    const answer = (free: boolean) => {
      probe.destroy();
      resolve(free);
    };
    probe.once("connect", () => answer(false));
    probe.once("error", () => answer(true));
  });
}
