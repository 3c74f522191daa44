import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { formatFull } from "../format.ts";
import type { Entry } from "../models/desk-views.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Empty } from "../ui/empty.tsx";
import { useActs } from "./use-acts.ts";

/** Picks the ticket that goes on; the server refuses one of another visitor. */
export function MergeDialog({ entry, onClose }: { entry: Entry; onClose: () => void }): VNode {
  const { t, desk, say, preferences } = useDesk();
  const acts = useActs();
  const [chosen, setChosen] = useState("");
  const { id } = entry.snapshot.conversation;
  const others = [...desk.entries.value.values()]
    .map(({ snapshot }) => snapshot.conversation)
    .filter((one) => one.id !== id && one.number && one.status !== "closed")
    .toSorted((a, b) => (a.updatedAt > b.updatedAt ? -1 : 1))
    .slice(0, 50);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!(await acts.merge(entry, chosen))) return;
    say(t("merged"));
    onClose();
  }

  return (
    <Dialog title={t("merge")} onClose={onClose}>
      {others.length === 0 ? (
        <Empty icon="merge" title={t("nothing_to_merge")} />
      ) : (
        <form class="dialog-form" onSubmit={(event) => void submit(event)}>
          <p class="dialog-text">{t("merge_text")}</p>
          <ul class="choices">
            {others.map((one) => (
              <li key={one.id}>
                <label class="choice">
                  <input
                    type="radio"
                    name="into"
                    value={one.id}
                    required
                    checked={chosen === one.id}
                    onChange={() => setChosen(one.id)}
                  />
                  <span>
                    <strong>{one.subject || t("no_subject")}</strong>
                    <span class="choice-facts">
                      {one.number} · {formatFull(one.createdAt, preferences.locale.value)}
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          <button type="submit" class="button is-primary">
            {t("merge_do")}
          </button>
        </form>
      )}
    </Dialog>
  );
}
