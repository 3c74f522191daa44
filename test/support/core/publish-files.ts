import { rmSync } from "node:fs";
import { knowledgeFolder } from "../knowledge-folder.ts";
import type { RealServer } from "./real-server.ts";

/**
 * Publishes the demo's knowledge with the tests' guides.
 * @param files more, or others, by their path in the folder
 */
export async function publishFiles(
  { app }: RealServer,
  files: Record<string, string> = {},
): Promise<void> {
  const folder = knowledgeFolder(files);
  const { imports } = app.services;
  const prepared = await imports.prepare("demo", folder);
  await imports.apply("demo", prepared);
  rmSync(folder, { recursive: true });
  const [refused] = prepared.folder.refused;
  if (refused) throw new Error(`${refused.file}:${refused.line} ${refused.reason}`);
}
