import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import type { ConsoleLocale, Theme } from "../models/preferences-model.ts";
import { playChime } from "../models/notices.ts";
import { SelectField, type SelectChoice } from "../ui/select-field.tsx";

const themes: readonly Theme[] = ["auto", "light", "dark"];
const languageChoices: readonly SelectChoice<ConsoleLocale>[] = [
  { value: "zh-CN", label: "中文" },
  { value: "en", label: "English" },
];

export function LookCard(): VNode {
  const { t, preferences } = useDesk();
  const { locale, theme, sound } = preferences;

  async function hear(isWanted: boolean): Promise<void> {
    sound.value = isWanted;
    if (!isWanted) return;
    playChime(window);
    if ("Notification" in window) await Notification.requestPermission();
  }

  return (
    <section class="card">
      <h2>{t("look")}</h2>
      <SelectField
        label={t("language")}
        isRow
        value={locale.value}
        choices={languageChoices}
        onValue={(chosen) => (locale.value = chosen)}
      />
      <SelectField
        label={t("theme")}
        isRow
        value={theme.value}
        choices={themes.map((name) => ({ value: name, label: t(`theme_${name}`) }))}
        onValue={(chosen) => (theme.value = chosen)}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={sound.value}
          onChange={(event) => void hear(event.currentTarget.checked)}
        />
        {t("sound")}
      </label>
    </section>
  );
}
