import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";

/** Whether the site's server vouches for who asks: in words and a sign, not by colour alone. */
export function IdentityMark({ isVerified }: { isVerified: boolean }): VNode {
  const { t } = useDesk();
  return (
    <span class={isVerified ? "identity-mark is-verified" : "identity-mark"}>
      <Icon name={isVerified ? "verified" : "unverified"} />
      {t(isVerified ? "verified_identity" : "unverified")}
    </span>
  );
}
