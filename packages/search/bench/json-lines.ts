import { readFileSync, writeFileSync } from "node:fs";

/** A title to be found. */
export type Doc = { readonly id: string; readonly text: string };
/** What is typed, the titles it is meant to find, and what kind of query it is. */
export type TypedQuery = {
  readonly text: string;
  readonly relevant: readonly string[];
  readonly kind?: string;
};

/**
 * Reads a file of one JSON object a line.
 * @throws an Error that names file and line where one is not what `check` asks for
 */
export function readLines<T>(path: string, check: (value: T) => boolean, shape: string): T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line, at) => {
      if (!line.trim()) return [];
      const value = parse<T>(line);
      if (!value || !check(value)) throw new Error(`${path}:${at + 1}: expected ${shape}`);
      return [value];
    });
}

function parse<T>(line: string): T | undefined {
  try {
    return JSON.parse(line) as T;
  } catch {
    return undefined;
  }
}

const isText = (value: unknown) => typeof value === "string";

export const readDocs = (path: string): Doc[] =>
  readLines<Doc>(path, ({ id, text }) => isText(id) && isText(text), "{id, text}");

export const readQueries = (path: string): TypedQuery[] =>
  readLines<TypedQuery>(
    path,
    ({ text, relevant }) => isText(text) && Array.isArray(relevant) && relevant.every(isText),
    "{text, relevant: [id]}",
  );

export function writeLines(path: string, values: readonly unknown[]): void {
  writeFileSync(path, values.map((value) => `${JSON.stringify(value)}\n`).join(""));
}
