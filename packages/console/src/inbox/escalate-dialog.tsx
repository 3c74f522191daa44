import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { useActs } from "./use-acts.ts";

/** Passes a conversation on to a team, with the reason for those who take it. */
export function EscalateDialog({ entry, onClose }: { entry: Entry; onClose: () => void }): VNode {
  const { t, desk, say } = useDesk();
  const acts = useActs();
  const { teams } = desk.people.value;
  const [teamId, setTeamId] = useState(teams[0]?.id ?? "");
  const [reason, setReason] = useState("");

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!(await acts.escalate(entry, teamId, reason))) return;
    say(t("escalated", { name: teams.find((team) => team.id === teamId)?.name ?? "" }));
    onClose();
  }

  return (
    <Dialog title={t("escalate")} onClose={onClose}>
      {teams.length === 0 ? (
        <p>{t("no_teams")}</p>
      ) : (
        <form class="dialog-form" onSubmit={(event) => void submit(event)}>
          <p class="dialog-text">{t("escalate_text")}</p>
          <SelectField
            label={t("team")}
            value={teamId}
            choices={teams.map((team) => ({ value: team.id, label: team.name }))}
            onValue={setTeamId}
          />
          <TextArea
            label={t("reason")}
            rows={3}
            required
            maxLength={1000}
            value={reason}
            onValue={setReason}
          />
          <button type="submit" class="button is-primary">
            {t("escalate_do")}
          </button>
        </form>
      )}
    </Dialog>
  );
}
