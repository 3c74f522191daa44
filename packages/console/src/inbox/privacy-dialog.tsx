import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { Dialog } from "../ui/dialog.tsx";
import { saveBlob } from "./save-blob.ts";

/** Asks what it is about, and for a second thought before anything is erased. */
export function PrivacyDialog({ entry, onClose }: { entry: Entry; onClose: () => void }): VNode {
  const { t, api, site, desk, say, problemText } = useDesk();
  const name = useId();
  const [isAll, setAll] = useState(false);
  const [isSure, setSure] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { id, number, erasedAt } = entry.snapshot.conversation;

  async function attempt(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await work();
    } catch (cause) {
      say(problemText(cause), "problem");
    }
    setBusy(false);
  }

  const copy = () =>
    attempt(async () => {
      saveBlob(await api.copyOf(site.key, id, isAll), `helpbuoy-${number ?? id}.zip`);
      say(t("privacy_copied"));
    });
  const erase = () =>
    attempt(async () => {
      const { events } = await api.erase(site.key, id, isAll);
      desk.take(events);
      say(t("privacy_erased"));
      onClose();
    });

  const reach = (all: boolean) => (
    <label class="check">
      <input type="radio" name={name} checked={isAll === all} onChange={() => setAll(all)} />
      {t(all ? "privacy_all" : "privacy_one")}
    </label>
  );
  return (
    <Dialog title={t("privacy_card")} onClose={onClose}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void erase();
        }}
      >
        <fieldset class="checks">
          <legend class="field-name">{t("privacy_what")}</legend>
          {reach(false)}
          {reach(true)}
        </fieldset>
        <button
          type="button"
          class="button is-own-width"
          disabled={isBusy || (erasedAt !== undefined && !isAll)}
          onClick={() => void copy()}
        >
          {t("privacy_copy")}
        </button>
        <p class="dialog-text">{t("privacy_erase_text")}</p>
        <label class="check">
          <input
            type="checkbox"
            required
            checked={isSure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
          {t("privacy_sure")}
        </label>
        <button type="submit" class="button is-danger is-own-width" disabled={isBusy || !isSure}>
          {t("privacy_erase")}
        </button>
      </form>
    </Dialog>
  );
}
