/** Whether a path matches a pattern in which `*` stands for anything, `/orders/*` as an example. */
export function matchesPattern(path: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return path === first;
  const last = rest.pop() as string;
  if (!path.startsWith(first) || !path.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= path.length - last.length;
}
