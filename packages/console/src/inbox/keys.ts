/** What keys do where nothing is being typed. */
export const keys = {
  j: "next",
  k: "previous",
  r: "reply",
  n: "note",
  a: "assign",
  e: "resolve",
  "/": "search",
  "?": "help",
} as const;

export type KeyName = (typeof keys)[keyof typeof keys];

/** What a key press asks for; undefined while someone types, or holds another key. */
export function keyNameOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "target">,
): KeyName | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  const target = event.target as HTMLElement | null;
  if (target?.closest?.("input, textarea, select, dialog, [contenteditable]")) return undefined;
  return Object.hasOwn(keys, event.key) ? keys[event.key as keyof typeof keys] : undefined;
}
