import type { VNode } from "preact";

const HUES = 8;

/** A person as their initial, in a colour that stays theirs. */
export function Avatar({
  id,
  name,
  isSmall,
}: {
  id: string;
  name: string;
  isSmall?: boolean;
}): VNode {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return (
    <span class={`avatar avatar-${sum % HUES}${isSmall ? " is-small" : ""}`} aria-hidden="true">
      {[...name.trim()][0]?.toUpperCase() ?? "?"}
    </span>
  );
}
