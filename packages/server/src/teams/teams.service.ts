import { createId, type Id, type SiteKey } from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { isoTime } from "../clock.ts";
import { inTransaction, type Connection } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import { listColleagues, savePresence } from "./people.repository.ts";
import { deleteTeam, listTeams, saveTeam, type Team } from "./teams.repository.ts";

/** Milliseconds after which an agent who said nothing more is not at work. */
const AT_WORK = 180_000;

export type { Colleague } from "./people.repository.ts";
export type { Team } from "./teams.repository.ts";

/** Who changes a team; undefined: the server itself, as for its demo. */
type By = Pick<Agent, "id" | "name"> | undefined;

export type TeamsService = ReturnType<typeof createTeamsService>;

/** Who works on a site, in which teams, and who is there now. */
export function createTeamsService(
  { database, clock, random }: Deps,
  { audit }: { audit: AuditService },
) {
  const colleagues = (siteKey: SiteKey, connection: Connection = database) =>
    listColleagues(connection, siteKey, isoTime(clock.now() - AT_WORK));

  return {
    colleagues,

    list: (siteKey: SiteKey, connection: Connection = database): Promise<Team[]> =>
      listTeams(connection, siteKey),

    setPresence: (siteKey: SiteKey, agentId: Id, isOnline: boolean): Promise<void> =>
      savePresence(database, siteKey, { agentId, isOnline, at: isoTime(clock.now()) }),

    /**
     * Makes a team, or changes the one with this id.
     * @throws ProblemError `invalid_input` where someone is no agent of the site, `not_found`
     */
    save: (
      siteKey: SiteKey,
      team: Omit<Team, "id"> & { id?: Id | undefined },
      by?: By,
    ): Promise<Team> =>
      inTransaction(database, async (transaction) => {
        const known = await listTeams(transaction, siteKey);
        if (team.id !== undefined && !known.some(({ id }) => id === team.id)) {
          throw new ProblemError("not_found");
        }
        const people = await colleagues(siteKey, transaction);
        const agentIds = [...new Set(team.agentIds)];
        if (!agentIds.every((id) => people.some((one) => one.id === id))) {
          throw invalidField("agentIds", "not_an_option");
        }
        const categorySlugs = [...new Set(team.categorySlugs)];
        const saved = {
          id: team.id ?? createId(clock.now(), random),
          name: team.name,
          categorySlugs,
          agentIds,
        };
        await saveTeam(transaction, siteKey, saved, isoTime(clock.now()));
        if (by) {
          const act = { siteKey, agent: by, act: "team.saved", subject: saved.id };
          await audit.append(transaction, act);
        }
        return saved;
      }),

    /** @throws ProblemError `not_found` */
    remove: (siteKey: SiteKey, id: Id, by?: By): Promise<void> =>
      inTransaction(database, async (transaction) => {
        const isGone = await deleteTeam(transaction, siteKey, id);
        if (!isGone) throw new ProblemError("not_found");
        if (by) {
          const act = { siteKey, agent: by, act: "team.removed", subject: id };
          await audit.append(transaction, act);
        }
      }),
  };
}
