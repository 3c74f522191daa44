import type { AgentRole } from "../agents/agents.service.ts";
import type { AuthenticatedAgent } from "../agents/agents.service.ts";
import type { ProblemLanguage } from "../problem/problem-titles.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { SignedInVisitor } from "../visitors/visitors.service.ts";

/** What middleware learns of a request and routes may read. */
export type ServerEnv = {
  Variables: {
    requestId: string;
    /** Of the sentences in problems. */
    language: ProblemLanguage;
    /** Of the client, as far as proxies are believed; IPv6 by its network. */
    address: string;
    site: StoredSite;
    visitor: SignedInVisitor;
    agent: AuthenticatedAgent;
    /** What the agent is signed in by. */
    agentToken: string;
    /** Of the agent on the site. */
    role: AgentRole;
    idempotencyKey: string;
  };
};
