import type { Id } from "@helpbuoy/protocol";
import type { Colleague, Team } from "../teams/teams.service.ts";

/** Nobody is given more than so many at a time; they may take more themselves. */
export const CAP = 5;

/** The team a conversation belongs to: the one it was passed on to, else that of its category. */
export function teamOf(
  { teamId, categorySlug }: { teamId: Id | null; categorySlug: string | null },
  teams: readonly Team[],
): Team | undefined {
  const passedOn = teams.find(({ id }) => id === teamId);
  if (passedOn) return passedOn;
  return teams.find(({ categorySlugs }) => categorySlug && categorySlugs.includes(categorySlug));
}

/**
 * The least busy of those at work and in the team (all, where there is none), by the fewest
 * conversations; undefined when each has as many as they can take.
 * @param refusing who gave it back is not given it again (SPEC HO5)
 */
export function chooseAgent(
  people: readonly Colleague[],
  team: Team | undefined,
  refusing: ReadonlySet<Id> = new Set(),
): Colleague | undefined {
  let chosen: Colleague | undefined;
  for (const one of people) {
    if (!one.isOnline || one.load >= CAP || refusing.has(one.id)) continue;
    if (team && !team.agentIds.includes(one.id)) continue;
    if (!chosen || one.load < chosen.load) chosen = one;
  }
  return chosen;
}
