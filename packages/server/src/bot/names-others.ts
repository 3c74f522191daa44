import { readFileSync } from "node:fs";
import { readNames } from "@helpbuoy/search";

let read: ReturnType<typeof readNames> | undefined;

/** Products of others, and things of daily life. */
export const foreignNames = (): string[] =>
  readFileSync(new URL("./outside/names.txt", import.meta.url), "utf8")
    .trim()
    .split("\n");

/** Those that a question names, in lower case. */
export function namesOfOthers(question: string): string[] {
  read ??= readNames(foreignNames());
  return read(question);
}
