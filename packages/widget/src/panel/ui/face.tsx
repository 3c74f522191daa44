import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";

/** A person's picture; without one, or where it does not come, their initial. The name stands beside. */
export function Face({ name, picture }: { name: string; picture?: string | undefined }): VNode {
  const { mediaUrl } = usePanel().widget.knowledge;
  return (
    <span class="hb-face" aria-hidden="true" data-initial={[...name.trim()][0]?.toUpperCase()}>
      {picture && (
        <img
          key={picture}
          src={mediaUrl(picture)}
          alt=""
          onError={({ currentTarget }) => (currentTarget.hidden = true)}
        />
      )}
    </span>
  );
}
