import type { AgentsService } from "../agents/agents.service.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { agentAuth, agentOfSite } from "./agent-auth.ts";
import { loadSite } from "./load-site.ts";
import type { RateLimits } from "./rate-limits.ts";

/** What stands before every route of a site's desk: who asks, how often, for which site, and whether they may. */
export function agentGuards(
  { agents, sites }: { agents: AgentsService; sites: SitesService },
  limits: RateLimits,
) {
  return [agentAuth(agents), limits.limit("agent"), loadSite(sites), agentOfSite(agents)] as const;
}
