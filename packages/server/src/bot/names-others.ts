import { readFileSync } from "node:fs";

let names: { name: string; pattern: RegExp }[] | undefined;

/** Products of others, and things of daily life, that a question names; in lower case. */
export function namesOfOthers(question: string): string[] {
  names ??= readFileSync(new URL("./outside/names.txt", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.toLowerCase())
    .map((name) => ({ name, pattern: patternOf(name) }));
  const text = question.normalize("NFKC").toLowerCase();
  return names.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name);
}

/** Latin names stand between other signs: "visa" is in no "advisable". */
function patternOf(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return /^[a-z0-9]/.test(name)
    ? new RegExp(`(?:^|[^a-z0-9])${literal}s?(?![a-z0-9])`)
    : new RegExp(literal);
}
