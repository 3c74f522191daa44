import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";

const HUES = 8;

/** A colleague's picture; without one, their initial in a colour that stays theirs. */
export function Avatar({
  id,
  name,
  size = "normal",
}: {
  id: string;
  name: string;
  size?: "small" | "normal" | "large";
}): VNode {
  const { api, desk, site } = useDesk();
  const [missing, setMissing] = useState<string>();
  const picture = desk.people.value.agents.find((one) => one.id === id)?.picture;
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return (
    <span class={`avatar avatar-${sum % HUES} is-${size}`} aria-hidden="true">
      {picture && picture !== missing ? (
        <img src={api.mediaUrl(site.key, picture)} alt="" onError={() => setMissing(picture)} />
      ) : (
        ([...name.trim()][0]?.toUpperCase() ?? "?")
      )}
    </span>
  );
}
