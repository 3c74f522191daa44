import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";
import type { CardProps } from "./general-card.tsx";
import { IdentitySecrets } from "./identity-secrets.tsx";
import { PriorityRules } from "./priority-rules.tsx";
import { SettingsCard } from "./settings-card.tsx";

/** By what the site says who asks, whether it insists on it, and whom it serves first. */
export function IdentityCard({ settings, onSave }: CardProps): VNode {
  const { t, site } = useDesk();
  const isAdmin = isAtLeast(site.role, "admin");
  const [live, setLive] = useState<number>();
  const [isEnforced, setEnforced] = useState(settings.enforceIdentity);
  const [rules, setRules] = useState(settings.priorityRules);
  const isNew = isEnforced && !settings.enforceIdentity;

  return (
    <SettingsCard
      title={t("identity")}
      text={t("identity_text")}
      onSave={() => onSave({ enforceIdentity: isEnforced, priorityRules: rules })}
    >
      {isAdmin && <IdentitySecrets onCount={setLive} />}
      <PriorityRules rules={rules} onRules={setRules} />
      <div class="card-part">
        <label class="check">
          <input
            type="checkbox"
            checked={isEnforced}
            onChange={(event) => setEnforced(event.currentTarget.checked)}
          />
          {t("enforce_identity")}
        </label>
        <div role="status">
          {isNew && (
            <p class="warning">
              <Icon name="alert" />
              <span>
                {t("enforce_warning")}
                {live === 0 && <strong> {t("enforce_no_secret")}</strong>}
              </span>
            </p>
          )}
        </div>
      </div>
    </SettingsCard>
  );
}
