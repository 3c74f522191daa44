import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { languageName } from "../format.ts";
import { Field } from "../ui/field.tsx";
import { SettingsCard } from "./settings-card.tsx";
import type { SettingsPatch, SiteSettings } from "./settings-api.ts";
import { TextArea } from "./text-area.tsx";

export type CardProps = { settings: SiteSettings; onSave: (patch: SettingsPatch) => void };

/** What the site is called, what it promises, and where it is. */
export function GeneralCard({ settings, onSave }: CardProps): VNode {
  const { t, preferences } = useDesk();
  const id = useId();
  const [name, setName] = useState(settings.name);
  const [hours, setHours] = useState(String(settings.replyWithinHours));
  const [locale, setLocale] = useState(settings.defaultLocale);
  const [origins, setOrigins] = useState(settings.origins.join("\n"));

  const save = () =>
    onSave({
      name,
      replyWithinHours: Number(hours),
      defaultLocale: locale,
      // Empty lines stay, so that what is refused is named by the line one sees.
      origins: origins.trim() === "" ? [] : origins.trim().split("\n"),
    });

  return (
    <SettingsCard title={t("general")} onSave={save}>
      <Field label={t("site_name")} required maxLength={80} value={name} onValue={setName} />
      <Field
        label={t("reply_within")}
        hint={t("reply_within_hint")}
        type="number"
        min={1}
        max={720}
        required
        value={hours}
        onValue={setHours}
      />
      <div class="field">
        <label for={id}>{t("default_locale")}</label>
        <select
          id={id}
          class="input"
          value={locale}
          onChange={(event) => setLocale(event.currentTarget.value)}
        >
          {settings.locales.map((one) => (
            <option key={one} value={one}>
              {languageName(one, preferences.locale.value)}
            </option>
          ))}
        </select>
      </div>
      <TextArea
        label={t("origins")}
        hint={t("origins_hint")}
        rows={4}
        value={origins}
        onValue={setOrigins}
      />
    </SettingsCard>
  );
}
