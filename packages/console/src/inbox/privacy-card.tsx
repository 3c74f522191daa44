import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { PrivacyDialog } from "./privacy-dialog.tsx";

/** For leads: a copy of what is kept of someone, or its end (SPEC PR3, PR4). */
export function PrivacyCard({ entry }: { entry: Entry }): VNode | null {
  const { t, site } = useDesk();
  const [isOpen, setOpen] = useState(false);
  if (!isAtLeast(site.role, "lead")) return null;
  return (
    <section class="card">
      <h3>{t("privacy_card")}</h3>
      <p class="card-empty">{t("privacy_card_text")}</p>
      <button type="button" class="button is-small" onClick={() => setOpen(true)}>
        {t("privacy_open")}
      </button>
      {isOpen && <PrivacyDialog entry={entry} onClose={() => setOpen(false)} />}
    </section>
  );
}
