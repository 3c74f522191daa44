import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import type { Team } from "../desk-api.ts";
import { Empty } from "../ui/empty.tsx";
import { TeamForm } from "./team-form.tsx";

/** The teams, and the categories that lead to each. */
export function TeamList(): VNode {
  const { t, api, desk, site, say, confirm, problemText } = useDesk();
  const [edited, setEdited] = useState<Team | "new">();
  const mayEdit = isAtLeast(site.role, "lead");
  const { agents, teams } = desk.people.value;

  async function change(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await desk.refreshPeople();
      setEdited(undefined);
      say(t("saved"));
    } catch (cause) {
      say(problemText(cause), "problem");
    }
  }

  async function remove({ id, name }: Team): Promise<void> {
    const question = {
      title: t("remove_asked", { name }),
      text: t("team_removing"),
      act: t("remove"),
    };
    if (await confirm(question)) await change(() => api.removeTeam(site.key, id));
  }

  return (
    <section class="card">
      <header class="card-head">
        <h2>{t("teams")}</h2>
        {mayEdit && (
          <button type="button" class="button is-small" onClick={() => setEdited("new")}>
            {t("new_team")}
          </button>
        )}
      </header>
      {teams.length === 0 && <Empty icon="people" title={t("no_teams")} />}
      <ul class="people">
        {teams.map((team) => (
          <li key={team.id} class="person">
            <span class="person-name">
              <strong>{team.name}</strong>
              <span class="person-facts">
                {agents
                  .filter(({ id }) => team.agentIds.includes(id))
                  .map(({ name }) => name)
                  .join(", ") || t("nobody")}
                {team.categorySlugs.length > 0 && ` · ${team.categorySlugs.join(", ")}`}
              </span>
            </span>
            {mayEdit && (
              <>
                <button type="button" class="button is-small" onClick={() => setEdited(team)}>
                  {t("edit")}
                </button>
                <button
                  type="button"
                  class="button is-small is-quiet"
                  onClick={() => void remove(team)}
                >
                  {t("remove")}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {edited && (
        <TeamForm
          team={edited === "new" ? undefined : edited}
          onSave={(team) => void change(() => api.saveTeam(site.key, team))}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  );
}
