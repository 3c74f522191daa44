import { createId, type Id, type SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import { sha256 } from "../content-hash.ts";
import type { AuditService } from "../audit/audit.service.ts";
import type { HandBackService } from "../conversations/hand-back.service.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import { randomToken } from "../random.ts";
import {
  deleteAgentLinks,
  deleteAgentLinksBefore,
  findAgentLink,
  insertAgentLink,
  listInvitations,
  spendAgentLink,
  type AgentLink,
} from "./agent-links.repository.ts";
import { noteOnAccount } from "./account-audit.ts";
import { deleteSignInsOf } from "./agent-sign-ins.repository.ts";
import {
  countAdmins,
  deleteAgentSite,
  findAgentByEmail,
  findAgentRole,
  insertAgent,
  listMembers,
  saveAgentSite,
  savePasswordHash,
  type AgentRole,
  type Member,
} from "./agents.repository.ts";
import { normalizeEmail, type Agent, type AuthenticatedAgent } from "./agents.service.ts";
import { hashPassword } from "./password.ts";

const HOUR = 3_600_000;
const INVITED = 72 * HOUR;
const RESET = HOUR;

/** Carries a link to the one it is for; the links hold a token that nobody else may learn. */
export type LinkPost = {
  /** Whether a letter to this address would go out now (SPEC ML4). */
  mayWrite(transaction: Transaction, email: string): Promise<boolean>;
  invitation(
    transaction: Transaction,
    letter: { siteKey: SiteKey; email: string; token: string; by: string },
  ): Promise<void>;
  passwordReset(transaction: Transaction, letter: { email: string; token: string }): Promise<void>;
};

/** An agent's act on a site, for the audit log. */
type Act = { siteKey: SiteKey; agent: Agent };

export type MembersService = ReturnType<typeof createMembersService>;

/** Who comes in, who may what, and how those who forgot their password come back. */
export function createMembersService(
  { database, clock, random }: Deps,
  {
    audit,
    handBack,
    post,
  }: { audit: AuditService; handBack: HandBackService; post: LinkPost | undefined },
) {
  async function newLink(
    transaction: Transaction,
    link: Pick<AgentLink, "kind" | "siteKey" | "email" | "role">,
    lifetime: number,
  ): Promise<{ token: string; id: Id; expiresAt: string }> {
    const token = randomToken(random);
    const id = createId(clock.now(), random);
    const expiresAt = isoTime(clock.now() + lifetime);
    await deleteAgentLinks(transaction, link);
    const createdAt = isoTime(clock.now());
    await insertAgentLink(transaction, sha256(token), { ...link, id, createdAt, expiresAt });
    return { token, id, expiresAt };
  }

  /** @throws ProblemError `link_expired`, the same whatever is wrong with it */
  async function spend(
    transaction: Transaction,
    token: string,
    kind: AgentLink["kind"],
  ): Promise<AgentLink> {
    const link = await findAgentLink(transaction, sha256(token));
    const isGood = link?.kind === kind && Date.parse(link.expiresAt) > clock.now();
    if (!isGood || !(await spendAgentLink(transaction, link.id))) {
      throw new ProblemError("link_expired");
    }
    return link;
  }

  async function newAgent(
    transaction: Transaction,
    {
      email,
      name,
      passwordHash,
    }: { email: string; name: string | undefined; passwordHash: string | undefined },
  ): Promise<Agent> {
    if (name === undefined) throw invalidField("name", "required");
    if (passwordHash === undefined) throw invalidField("password", "required");
    const id = createId(clock.now(), random);
    const agent = { id, email, name, passwordHash, mustChangePassword: false };
    await insertAgent(transaction, agent, isoTime(clock.now()));
    return { id, name, email };
  }

  function note(
    transaction: Transaction,
    by: Act,
    act: string,
    subject: string,
    detail: object = {},
  ): Promise<void> {
    return audit.append(transaction, { ...by, act, subject, detail });
  }

  return {
    /**
     * Invites someone to a site; an earlier invitation of theirs no longer counts.
     * @returns the token, which stands nowhere else: for the link, where no mail is sent
     */
    invite: (
      by: Act,
      { email: typed, role }: { email: string; role: AgentRole },
    ): Promise<{ id: Id; token: string; expiresAt: string }> =>
      inTransaction(database, async (transaction) => {
        const email = normalizeEmail(typed);
        const known = await findAgentByEmail(transaction, email);
        if (known && (await findAgentRole(transaction, known.id, by.siteKey))) {
          throw invalidField("email", "already_used");
        }
        const link = await newLink(
          transaction,
          { kind: "invitation", siteKey: by.siteKey, email, role },
          INVITED,
        );
        await note(transaction, by, "member.invited", email, { role });
        await post?.invitation(transaction, {
          siteKey: by.siteKey,
          email,
          token: link.token,
          by: by.agent.name,
        });
        return link;
      }),

    invitations: (siteKey: SiteKey): Promise<AgentLink[]> => listInvitations(database, siteKey),

    /** @throws ProblemError `not_found` */
    revoke: (by: Act, id: Id): Promise<void> =>
      inTransaction(database, async (transaction) => {
        const invitations = await listInvitations(transaction, by.siteKey);
        const link = invitations.find((one) => one.id === id);
        if (!link || !(await spendAgentLink(transaction, id))) throw new ProblemError("not_found");
        await note(transaction, by, "member.invitation_revoked", link.email);
      }),

    /**
     * Takes an invitation: makes the agent, or gives the one who is signed in the site as well. Whoever
     * invites knows the link too, so it alone gives nobody an agent's account, nor an agent a site.
     * @param person who is new says name and password; an agent keeps theirs
     * @throws ProblemError `link_expired`; `sign_in_required` where the address is an agent's and they
     * are not signed in; `password_change_required`; `invalid_input` without name or password
     */
    async accept(
      token: string,
      person: { name?: string | undefined; password?: string | undefined },
      signedIn?: AuthenticatedAgent,
    ): Promise<{ email: string }> {
      const { name, password } = person;
      const passwordHash =
        password === undefined ? undefined : await hashPassword(password, random);
      return inTransaction(database, async (transaction) => {
        const { email, siteKey, role } = await spend(transaction, token, "invitation");
        if (!siteKey || !role) throw new ProblemError("link_expired");
        const known = await findAgentByEmail(transaction, email);
        const agent = known
          ? theirOwn(known, signedIn)
          : await newAgent(transaction, { email, name, passwordHash });
        await saveAgentSite(transaction, { agentId: agent.id, siteKey, role });
        await note(transaction, { siteKey, agent }, "member.joined", email, { role });
        return { email };
      });
    },

    list: (siteKey: SiteKey): Promise<Member[]> => listMembers(database, siteKey),

    /**
     * Gives an agent another part on a site; they sign in anew, as the sessions of the old part end.
     * @throws ProblemError `not_found`, `transition_not_allowed` for the last admin
     */
    setRole: (by: Act, agentId: Id, role: AgentRole): Promise<void> =>
      inTransaction(database, async (transaction) => {
        const before = await holdLastAdmin(transaction, by.siteKey, agentId, role);
        if (before === role) return;
        await saveAgentSite(transaction, { agentId, siteKey: by.siteKey, role });
        await deleteSignInsOf(transaction, agentId);
        await note(transaction, by, "member.role_changed", agentId, { role });
      }),

    /**
     * Ends an agent's work on a site; what they have waits again, for those who are left.
     * @throws ProblemError `not_found`, `transition_not_allowed` for the last admin
     */
    async remove(by: Act, agentId: Id): Promise<void> {
      const released = await inTransaction(database, async (transaction) => {
        await holdLastAdmin(transaction, by.siteKey, agentId, undefined);
        await deleteAgentSite(transaction, { agentId, siteKey: by.siteKey });
        await note(transaction, by, "member.removed", agentId);
        return handBack.release(transaction, by.siteKey, agentId);
      });
      await handBack.tell(by.siteKey, released);
    },

    /** Sends a way back in, if there is such an agent; says nothing about whether there is. */
    requestReset: (typed: string): Promise<void> =>
      inTransaction(database, async (transaction) => {
        const email = normalizeEmail(typed);
        // A link nobody is sent must not take the place of the last one that was.
        if (!post || !(await post.mayWrite(transaction, email))) return;
        const { token } = await newLink(
          transaction,
          { kind: "password_reset", siteKey: null, email, role: null },
          RESET,
        );
        // The link is kept for anyone, so that the answer takes as long; it opens an agent's account alone.
        const isAgent = (await findAgentByEmail(transaction, email)) !== undefined;
        if (isAgent) await post.passwordReset(transaction, { email, token });
      }),

    /** Sets a new password and signs out everywhere. @throws ProblemError `link_expired` */
    async reset(token: string, password: string): Promise<void> {
      const passwordHash = await hashPassword(password, random);
      await inTransaction(database, async (transaction) => {
        const { email } = await spend(transaction, token, "password_reset");
        const agent = await findAgentByEmail(transaction, email);
        if (!agent) throw new ProblemError("link_expired");
        await savePasswordHash(transaction, agent.id, { passwordHash, mustChange: false });
        await deleteSignInsOf(transaction, agent.id);
        await noteOnAccount(transaction, audit, agent, "account.password_reset");
      });
    },

    removeExpired: (): Promise<void> => deleteAgentLinksBefore(database, isoTime(clock.now())),
  };
}

/** An invitation to an agent is for them alone. */
function theirOwn(invited: Agent, signedIn: AuthenticatedAgent | undefined): Agent {
  if (signedIn?.id !== invited.id) throw new ProblemError("sign_in_required");
  if (signedIn.mustChangePassword) throw new ProblemError("password_change_required");
  return { id: invited.id, name: invited.name, email: invited.email };
}

/** The part someone has; refuses to leave a site without an admin. */
async function holdLastAdmin(
  transaction: Transaction,
  siteKey: SiteKey,
  agentId: Id,
  next: AgentRole | undefined,
): Promise<AgentRole> {
  const role = await findAgentRole(transaction, agentId, siteKey);
  if (!role) throw new ProblemError("not_found");
  if (role !== "admin" || next === "admin") return role;
  if ((await countAdmins(transaction, siteKey)) === 1) {
    throw new ProblemError("transition_not_allowed");
  }
  return role;
}
