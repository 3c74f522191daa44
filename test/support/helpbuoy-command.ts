import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { runCommand, startCommand, type Finished, type RunningCommand } from "./command.ts";
import { freePort } from "./start-server.ts";

/** An empty folder until the end of the file or `describe` that calls this; not for inside a test or hook. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-commands-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** `npx --no helpbuoy …` to its end. */
export function helpbuoy(words: string, environment: Record<string, string>): Promise<Finished> {
  return runCommand(`npx --no helpbuoy ${words}`, { environment });
}

/** `npx --no helpbuoy serve` on a free port, as far as it serves. */
export async function serve(
  data: string,
  { flags = "", environment = {} }: { flags?: string; environment?: Record<string, string> } = {},
): Promise<RunningCommand & { url: string }> {
  const port = await freePort();
  const running = startCommand(`npx --no helpbuoy serve ${flags}`, {
    environment: { PORT: String(port), HELPBUOY_DATA: data, ...environment },
  });
  try {
    await running.printed(/^API reference +http/m, 30_000);
  } catch (error) {
    await running.stop("SIGKILL");
    throw error;
  }
  return { ...running, url: `http://127.0.0.1:${port}` };
}
