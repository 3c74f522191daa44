/** The entries that are named, all of them if none is named. */
export function pick<Value>(all: Map<string, Value>, names: string[]): [string, Value][] {
  const unknown = names.filter((name) => !all.has(name));
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(", ")}`);
  return [...all].filter(([name]) => names.length === 0 || names.includes(name));
}
