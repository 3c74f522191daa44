/**
 * `JSON.stringify` without `toJSON`: Prototype.js up to 1.6 puts one on `Array.prototype`, and then
 * `{a:[1]}` travels as `{"a":"[1]"}`. Takes what JSON holds; leaves out what is `undefined`.
 */
export function stringifyJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stringifyJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const record = value as Record<string, unknown>;
  const members = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${stringifyJson(record[key])}`);
  return `{${members.join(",")}}`;
}
