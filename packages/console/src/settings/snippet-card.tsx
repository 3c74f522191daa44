import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { languageName } from "../format.ts";
import { SelectField } from "../ui/select-field.tsx";
import { useNewest } from "../use-newest.ts";
import { InstallCheck } from "./install-check.tsx";
import type { SiteSettings } from "./settings-api.ts";
import { useCopy } from "./use-copy.ts";

/** The tag to copy into a page, with the launcher's look: it asks the server for nothing. */
export function SnippetCard({ settings }: { settings: SiteSettings }): VNode {
  const { t, api, site, preferences, say, problemText } = useDesk();
  const [locale, setLocale] = useState(settings.defaultLocale);
  const [html, setHtml] = useState("");
  const { shown, copy } = useCopy<HTMLTextAreaElement>();
  const labels = settings.look?.launcherLabel ?? {};
  useNewest(
    {
      ask: () => api.snippet(site.key, locale),
      tell: (snippet) => setHtml(snippet.html),
      refuse: (cause) => say(problemText(cause), "problem"),
    },
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
        <SelectField
          label={t("snippet_for")}
          isRow
          value={locale}
          choices={settings.locales.map((one) => ({
            value: one,
            label: languageName(one, preferences.locale.value),
          }))}
          onValue={setLocale}
        />
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
