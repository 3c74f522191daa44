import type { Locale, SiteLook } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { languageName } from "../format.ts";
import { Field } from "../ui/field.tsx";
import { PictureButton } from "../ui/picture-button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { ColorField } from "./color-field.tsx";
import type { CardProps } from "./general-card.tsx";
import { LookPreview, OWN_COLOR } from "./look-preview.tsx";
import { SettingsCard } from "./settings-card.tsx";

const none: SiteLook = {
  color: null,
  logo: null,
  launcherPosition: "end",
  launcherLabel: {},
  greeting: {},
};

/** How the widget looks on this site, shown while it is chosen. */
export function SiteLookCard({ settings, onSave }: CardProps): VNode {
  const { t, api, site, preferences } = useDesk();
  const [look, setLook] = useState(settings.look ?? none);
  const [shownIn, setShownIn] = useState(settings.defaultLocale);
  const change = (patch: Partial<SiteLook>) => setLook({ ...look, ...patch });
  const say = (words: "greeting" | "launcherLabel", locale: Locale) => ({
    value: look[words][locale] ?? "",
    onValue: (value: string) => {
      setShownIn(locale);
      change({ [words]: { ...look[words], [locale]: value } });
    },
  });

  const save = () =>
    onSave({
      look: {
        ...look,
        launcherLabel: said(look.launcherLabel),
        greeting: said(look.greeting),
      },
    });

  return (
    <SettingsCard title={t("site_look")} text={t("site_look_text")} onSave={save}>
      <LookPreview look={look} name={settings.name} locale={shownIn} />
      <label class="check">
        <input
          type="checkbox"
          checked={look.color !== null}
          onChange={(event) => change({ color: event.currentTarget.checked ? OWN_COLOR : null })}
        />
        {t("own_color")}
      </label>
      {look.color !== null && (
        <ColorField value={look.color} onValue={(color) => change({ color })} />
      )}
      <div class="field">
        <span class="field-name">{t("logo")}</span>
        <div class="row-acts">
          <PictureButton
            label={t("choose_logo")}
            cut="whole"
            onPicture={async (picture) =>
              change({ logo: (await api.keepPicture(site.key, picture)).source })
            }
          />
          {look.logo && (
            <button type="button" class="button is-quiet" onClick={() => change({ logo: null })}>
              {t("remove_logo")}
            </button>
          )}
        </div>
      </div>
      <SelectField
        label={t("launcher_place")}
        value={look.launcherPosition}
        choices={[
          { value: "end", label: t("launcher_end") },
          { value: "start", label: t("launcher_start") },
        ]}
        onValue={(launcherPosition) => change({ launcherPosition })}
      />
      {settings.locales.map((locale) => {
        const language = languageName(locale, preferences.locale.value);
        return (
          <div key={locale} class="look-words">
            <Field
              label={t("greeting", { language })}
              maxLength={80}
              {...say("greeting", locale)}
            />
            <Field
              label={t("launcher_label", { language })}
              maxLength={24}
              {...say("launcherLabel", locale)}
            />
          </div>
        );
      })}
    </SettingsCard>
  );
}

/** Without the languages in which nothing is said. */
function said(words: Record<Locale, string>): Record<Locale, string> {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ""));
}
