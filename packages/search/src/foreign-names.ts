/**
 * Reads which of these names a question holds: products of others, and things of other trades.
 * @param lines the names, one each
 * @returns the names in lower case
 */
export function readNames(lines: readonly string[]): (question: string) => string[] {
  const names = lines
    .map((line) => line.toLowerCase())
    .map((name) => ({ name, pattern: patternOf(name) }));
  return (question) => {
    const text = question.normalize("NFKC").toLowerCase();
    return names.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name);
  };
}

/** Latin names stand between other signs: "visa" is in no "advisable". */
function patternOf(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return /^[a-z0-9]/.test(name)
    ? new RegExp(`(?:^|[^a-z0-9])${literal}s?(?![a-z0-9])`)
    : new RegExp(literal);
}
