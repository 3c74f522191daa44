import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Team } from "../desk-api.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";

type EditedTeam = Omit<Team, "id"> & { id?: string };

export function TeamForm(props: {
  team: Team | undefined;
  onSave: (team: EditedTeam) => void;
  onClose: () => void;
}): VNode {
  const { t, desk } = useDesk();
  const { team } = props;
  const [name, setName] = useState(team?.name ?? "");
  const [categories, setCategories] = useState(team?.categorySlugs.join(", ") ?? "");
  const [agentIds, setAgentIds] = useState<readonly string[]>(team?.agentIds ?? []);

  function save(event: Event): void {
    event.preventDefault();
    props.onSave({
      ...(team && { id: team.id }),
      name,
      categorySlugs: categories
        .split(/[,，\s]+/)
        .map((slug) => slug.trim())
        .filter(Boolean),
      agentIds: [...agentIds],
    });
  }

  return (
    <Dialog title={t(team ? "edit_team" : "new_team")} onClose={props.onClose}>
      <form class="dialog-form" onSubmit={save}>
        <Field label={t("name")} required maxLength={80} value={name} onValue={setName} />
        <Field
          label={t("categories")}
          hint={t("categories_hint")}
          value={categories}
          onValue={setCategories}
        />
        <fieldset class="checks">
          <legend>{t("members")}</legend>
          {desk.people.value.agents.map((agent) => (
            <label key={agent.id} class="check">
              <input
                type="checkbox"
                checked={agentIds.includes(agent.id)}
                onChange={(event) =>
                  setAgentIds(
                    event.currentTarget.checked
                      ? [...agentIds, agent.id]
                      : agentIds.filter((id) => id !== agent.id),
                  )
                }
              />
              {agent.name}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="button is-primary">
          {t("save")}
        </button>
      </form>
    </Dialog>
  );
}
