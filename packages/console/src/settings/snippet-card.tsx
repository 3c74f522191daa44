import type { VNode } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { languageName } from "../format.ts";
import { InstallCheck } from "./install-check.tsx";
import type { SiteSettings } from "./settings-api.ts";
import { useChange } from "./use-change.ts";
import { useCopy } from "./use-copy.ts";

/** The tag to copy into a page, with the launcher's look: it asks the server for nothing. */
export function SnippetCard({ settings }: { settings: SiteSettings }): VNode {
  const { t, api, site, preferences } = useDesk();
  const id = useId();
  const [locale, setLocale] = useState(settings.defaultLocale);
  const { change } = useChange();
  const [html, setHtml] = useState("");
  const { shown, copy } = useCopy<HTMLTextAreaElement>();
  const labels = settings.look?.launcherLabel ?? {};
  useEffect(
    () => void change(async () => setHtml((await api.snippet(site.key, locale)).html)),
    [settings, locale],
  );

  return (
    <section class="card">
      <header class="card-head">
        <h2>{t("snippet")}</h2>
        <button
          type="button"
          class="button is-small"
          disabled={html === ""}
          onClick={() => void copy(html)}
        >
          {t("copy")}
        </button>
      </header>
      <p class="card-text">{t("snippet_text")}</p>
      {Object.keys(labels).length > 0 && (
        <div class="field is-row">
          <label for={id}>{t("snippet_for")}</label>
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
      )}
      <textarea
        ref={shown}
        class="input snippet"
        aria-label={t("snippet")}
        rows={3}
        readOnly
        spellcheck={false}
        value={html}
      />
      {isAtLeast(site.role, "admin") && <InstallCheck />}
    </section>
  );
}
