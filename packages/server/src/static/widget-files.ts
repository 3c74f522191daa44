import { statSync } from "node:fs";
import { join } from "node:path";

/** Whether the widget has been built into this folder. */
export function hasWidget(folder: string): boolean {
  return fileBytes(join(folder, "helpbuoy.js")) !== undefined;
}

/** The size of a file; undefined where there is none. */
export function fileBytes(path: string): number | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : undefined;
}
