import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { languageName } from "../format.ts";
import { Field } from "../ui/field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { SettingsCard } from "./settings-card.tsx";
import type { SettingsPatch, SiteSettings } from "./settings-api.ts";

/** What the widget itself speaks. */
const spoken = ["zh-CN", "en"];

export type CardProps = { settings: SiteSettings; onSave: (patch: SettingsPatch) => void };

/** What the site is called, what it promises, and where it is. */
export function GeneralCard({ settings, onSave }: CardProps): VNode {
  const { t, confirm, preferences } = useDesk();
  const [name, setName] = useState(settings.name);
  const [hours, setHours] = useState(String(settings.replyWithinHours));
  const [locale, setLocale] = useState(settings.defaultLocale);
  const [locales, setLocales] = useState(settings.locales);
  const [origins, setOrigins] = useState(settings.origins.join("\n"));

  /** Asks before something is taken away from pages or visitors. */
  async function save(): Promise<void> {
    // Empty lines stay, so that what is refused is named by the line one sees.
    const lines = origins.trim() === "" ? [] : origins.trim().split("\n");
    const kept = new Set(lines.map(asStored));
    const goneOrigins = settings.origins.filter((one) => !kept.has(one));
    const goneLocales = settings.locales.filter((one) => !locales.includes(one));
    const listed = (names: string[]) => new Intl.ListFormat(preferences.locale.value).format(names);
    if (goneOrigins.length > 0) {
      const question = {
        title: t("origins_asked", { name: listed(goneOrigins) }),
        text: t("origins_removing"),
        act: t("take_off"),
      };
      if (!(await confirm(question))) return;
    }
    if (goneLocales.length > 0) {
      const names = goneLocales.map((one) => languageName(one, preferences.locale.value));
      const question = {
        title: t("locales_asked", { name: listed(names) }),
        text: t("locales_removing"),
        act: t("stop_offering"),
      };
      if (!(await confirm(question))) return;
    }
    onSave({
      name,
      replyWithinHours: Number(hours),
      defaultLocale: locale,
      locales,
      origins: lines,
    });
  }

  return (
    <SettingsCard title={t("general")} onSave={() => void save()}>
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
      <fieldset class="checks">
        <legend class="field-name">{t("locales")}</legend>
        {[...new Set([...settings.locales, ...spoken])].map((one) => (
          <label key={one} class="check">
            <input
              type="checkbox"
              checked={locales.includes(one)}
              disabled={one === locale}
              onChange={(event) =>
                setLocales(
                  event.currentTarget.checked
                    ? [...locales, one]
                    : locales.filter((other) => other !== one),
                )
              }
            />
            {languageName(one, preferences.locale.value)}
          </label>
        ))}
        <p class="field-hint">{t("locales_hint")}</p>
      </fieldset>
      <SelectField
        label={t("default_locale")}
        value={locale}
        choices={locales.map((one) => ({
          value: one,
          label: languageName(one, preferences.locale.value),
        }))}
        onValue={setLocale}
      />
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

/** An origin as the server keeps what was typed. */
function asStored(line: string): string {
  return line.trim().toLowerCase().replace(/\/$/, "");
}
