import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Field } from "../ui/field.tsx";
import type { CardProps } from "./general-card.tsx";
import { SettingsCard } from "./settings-card.tsx";

/** A year: what a site begins with once it sets a term. */
const USUAL_DAYS = 365;

/** What visitors are asked and promised, and for how long things are kept. */
export function PrivacyCard({ settings, onSave }: CardProps): VNode {
  const { t } = useDesk();
  const [asks, setAsks] = useState(settings.requiresConsent);
  const [url, setUrl] = useState(settings.privacyUrl ?? "");
  const [hasTerm, setHasTerm] = useState(settings.retentionDays !== null);
  const [days, setDays] = useState(String(settings.retentionDays ?? USUAL_DAYS));
  const [masks, setMasks] = useState(settings.redactMessages);
  const save = () =>
    onSave({
      requiresConsent: asks,
      privacyUrl: url.trim() || null,
      retentionDays: hasTerm ? Number(days) : null,
      redactMessages: masks,
    });
  return (
    <SettingsCard title={t("privacy_settings")} text={t("privacy_settings_text")} onSave={save}>
      <Check
        label={t("requires_consent")}
        hint={t("requires_consent_hint")}
        isOn={asks}
        onChange={setAsks}
      />
      <Field label={t("privacy_url")} type="url" maxLength={2_000} value={url} onValue={setUrl} />
      <Check
        label={t("redact_messages")}
        hint={t("redact_messages_hint")}
        isOn={masks}
        onChange={setMasks}
      />
      <Check label={t("retention_on")} isOn={hasTerm} onChange={setHasTerm} />
      {hasTerm && (
        <Field
          label={t("retention_days")}
          hint={t("retention_hint")}
          type="number"
          min={1}
          max={3_650}
          required
          value={days}
          onValue={setDays}
        />
      )}
    </SettingsCard>
  );
}

function Check(props: {
  label: string;
  hint?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}): VNode {
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={props.isOn}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        {props.label}
      </label>
      {props.hint && <p class="field-hint">{props.hint}</p>}
    </div>
  );
}
