import type { VNode } from "preact";
import type { TextSize, Theme } from "../../core/widget.ts";
import { Field } from "../components/field.tsx";
import { usePanel } from "../panel-context.ts";
import { screensCss } from "../styles/screens.css.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { settingsCss } from "../styles/settings.css.ts";
import type { TextKey } from "../translate.ts";
import { Pills } from "../ui/pills.tsx";
import { Row } from "../ui/row.tsx";

export const styles = [screensCss, fieldsCss, settingsCss];

const themes: readonly (readonly [Theme, TextKey])[] = [
  ["auto", "themeAuto"],
  ["light", "themeLight"],
  ["dark", "themeDark"],
];
const sizes: readonly (readonly [TextSize, TextKey])[] = [
  ["normal", "sizeNormal"],
  ["large", "sizeLarge"],
  ["larger", "sizeLarger"],
];

/** A language by its own name, as its speakers look for it. */
function ownName(locale: string): string {
  return new Intl.DisplayNames(locale, { type: "language" }).of(locale) ?? locale;
}

/** What the visitor may set for themselves. */
export default function SettingsScreen(): VNode {
  const { widget, text } = usePanel();
  const { preferences } = widget;
  const named = <Value extends string>(choices: readonly (readonly [Value, TextKey])[]) =>
    choices.map(([value, key]) => ({ value, label: text(key) }));
  return (
    <div class="hb-screen hb-scroll">
      <Field id="hb-language" label={text("language")}>
        {(links) => (
          <select
            {...links}
            class="hb-input"
            value={preferences.locale.value}
            onChange={(event) => preferences.setLocale(event.currentTarget.value)}
          >
            {preferences.locales.value.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {ownName(locale)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="hb-theme" label={text("theme")} as="group">
        {() => (
          <Pills
            name="hb-theme"
            choices={named(themes)}
            value={preferences.theme.value}
            onChange={preferences.setTheme}
          />
        )}
      </Field>
      <Field id="hb-size" label={text("textSize")} as="group">
        {() => (
          <Pills
            name="hb-size"
            choices={named(sizes)}
            value={preferences.textSize.value}
            onChange={preferences.setTextSize}
          />
        )}
      </Field>
      <label class="hb-switch">
        <span class="hb-row-text">
          <span class="hb-label">{text("sound")}</span>
          <span class="hb-muted">{text("soundHint")}</span>
        </span>
        <input
          type="checkbox"
          role="switch"
          checked={preferences.sound.value}
          onChange={(event) => preferences.setSound(event.currentTarget.checked)}
        />
      </label>
      <div class="hb-list hb-settings-more">
        <Row onClick={() => widget.panel.show({ name: "privacy" })}>
          <span class="hb-row-text">
            <span class="hb-strong">{text("privacy")}</span>
            <span class="hb-muted">{text("privacyHint")}</span>
          </span>
        </Row>
      </div>
    </div>
  );
}
