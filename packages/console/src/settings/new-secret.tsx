import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";
import { CopyField } from "./copy-field.tsx";
import type { NewIdentitySecret } from "./settings-api.ts";

/** A secret of signed identity, which the server tells this once. */
export function NewSecret({ made }: { made: NewIdentitySecret }): VNode {
  const { t } = useDesk();
  return (
    <div class="told-once">
      <p class="told-once-head" role="status">
        <Icon name="key" />
        {t("secret_told")}
      </p>
      <CopyField label={t("secret_value")} value={made.secret} />
      <CopyField label={t("secret_kid")} value={made.kid} />
    </div>
  );
}
