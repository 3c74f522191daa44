import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { InstallCheck } from "./install-check.tsx";
import { useChange } from "./use-change.ts";

/** The tag to copy into a page. */
export function SnippetCard(): VNode {
  const { t, api, site, say } = useDesk();
  const { change } = useChange();
  const [html, setHtml] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => void change(async () => setHtml((await api.snippet(site.key)).html)), []);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(html);
      say(t("copied"));
    } catch {
      // Without https, or where the browser refuses, the clipboard is the agent's own matter.
      area.current?.select();
      say(t("copy_yourself"), "problem");
    }
  }

  return (
    <section class="card">
      <header class="card-head">
        <h2>{t("snippet")}</h2>
        <button
          type="button"
          class="button is-small"
          disabled={html === ""}
          onClick={() => void copy()}
        >
          {t("copy")}
        </button>
      </header>
      <p class="card-text">{t("snippet_text")}</p>
      <textarea
        ref={area}
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
