import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import type { ConsoleLocale, Theme } from "../models/preferences-model.ts";
import { playChime } from "../models/notices.ts";

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
      <div class="field is-row">
        <label for="locale">{t("language")}</label>
        <select
          id="locale"
          class="input"
          value={locale.value}
          onChange={(event) => (locale.value = event.currentTarget.value as ConsoleLocale)}
        >
          <option value="zh-CN">中文</option>
          <option value="en">English</option>
        </select>
      </div>
      <div class="field is-row">
        <label for="theme">{t("theme")}</label>
        <select
          id="theme"
          class="input"
          value={theme.value}
          onChange={(event) => (theme.value = event.currentTarget.value as Theme)}
        >
          {(["auto", "light", "dark"] as const).map((name) => (
            <option key={name} value={name}>
              {t(`theme_${name}`)}
            </option>
          ))}
        </select>
      </div>
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
