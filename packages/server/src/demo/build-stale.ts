import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../../../..");

/**
 * Builds what browsers load wherever a source is newer, in a process of its own: beside the seeding, for
 * each takes seconds.
 * @returns whether all of it stands; what was wrong has been printed
 */
export async function buildStale(): Promise<boolean> {
  try {
    await promisify(execFile)(process.execPath, [join(root, "build.ts"), "--if-stale"], {
      cwd: root,
    });
    return true;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    process.stderr.write(stdout + stderr);
    return false;
  }
}
