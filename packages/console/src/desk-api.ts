import { createApi, uploadFile, type ApiClient } from "@helpbuoy/client";
import type {
  BotReasons,
  CannedReply,
  CapsuleLine,
  ConversationSnapshot,
  ConversationStatus,
  DeskRecord,
  Id,
  Locale,
  Priority,
  RichText,
  ArticleHit,
  ServerEvent,
} from "@helpbuoy/protocol";
import { settingsCalls } from "./settings/settings-api.ts";

export type Role = "agent" | "lead" | "admin";
export type AgentSession = {
  agent: { id: Id; name: string; email: string };
  sites: { key: string; name: string; role: Role }[];
  hasSecondFactor: boolean;
  mustChangePassword: boolean;
  /** Of one attachment. */
  maxFileBytes: number;
};
export type Inbox = {
  conversations: ConversationSnapshot[];
  records: DeskRecord[];
  cursor: number;
};
export type Colleague = {
  id: Id;
  name: string;
  role: Role;
  isOnline: boolean;
  load: number;
  picture?: string;
};
export type Team = { id: Id; name: string; categorySlugs: string[]; agentIds: Id[] };
export type People = { agents: Colleague[]; teams: Team[] };
export type Invitation = {
  id: Id;
  email: string;
  role: Role;
  createdAt: string;
  expiresAt: string;
};
export type AuditEntry = {
  id: Id;
  agent: { id: Id; name: string };
  act: string;
  subject: string | null;
  detail: Record<string, unknown>;
  at: string;
};
export type Found = {
  conversation: ConversationSnapshot;
  record: DeskRecord;
  email: string | null;
};
export type TaskBackground = {
  /** False for who refused it before. */
  mayDecide: boolean;
  /** What became of telling the site's own programs, the newest first. */
  deliveries: {
    type: string;
    attempts: number;
    deliveredAt: string | null;
    deadAt: string | null;
    lastStatus: string | null;
  }[];
};
export type CommandResult = { events: ServerEvent[] };
export type BulkAct =
  | { type: "status"; status: ConversationStatus }
  | { type: "claim" }
  | { type: "priority"; priority: Priority }
  | { type: "spam" };
export type { CapsuleLine };

export type DeskApi = ReturnType<typeof createDeskApi>;

/**
 * Every route of the agents' API that the console calls. The session is the browser's cookie, so no
 * token is held here. Each call rejects with a `BackendError`.
 */
export function createDeskApi(options: {
  /** The server's origin. */
  url: string;
  locale: () => Locale;
  /** Makes ids and idempotency keys. */
  newId: () => Id;
}) {
  const { newId } = options;
  const api: ApiClient = createApi({
    url: options.url,
    path: "/v1/agents",
    credentials: "same-origin",
    locale: options.locale,
  });
  const get = <Answer>(path: string, query: Record<string, string> = {}) =>
    api.json<Answer>(path, { query, cache: "no-store" });
  const post = <Answer>(path: string, json: object = {}, idempotencyKey?: string) =>
    api.json<Answer>(path, {
      method: "POST",
      json,
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    });
  const send = (
    method: "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    json?: object,
  ): Promise<void> => api.call(path, { method, ...(json && { json }) }, async () => {});
  const siteOf = (site: string) => `/sites/${encodeURIComponent(site)}`;
  const place = (site: string, id: Id) => `${siteOf(site)}/conversations/${id}`;

  return {
    client: api,
    ...settingsCalls({ client: api, get, post, send, siteOf }),
    fileUrl: (site: string, fileId: Id) => api.address(`${siteOf(site)}/files/${fileId}`),
    mediaUrl: (site: string, source: string) =>
      `${options.url}/v1${siteOf(site)}/${source.replace(/^\/+/, "")}`,

    // Who is signed in.
    session: () => get<AgentSession>("/session"),
    signIn: (email: string, password: string, code?: string) =>
      post<AgentSession>("/session", { email, password, ...(code !== undefined && { code }) }),
    signOut: () => send("DELETE", "/session"),
    changePassword: (old: string, next: string) =>
      post<AgentSession>("/password", { old, new: next }),
    beginSecondFactor: (password: string) =>
      post<{ secret: string; uri: string }>("/second-factor", { password }),
    confirmSecondFactor: (code: string) =>
      post<{ recoveryCodes: string[] }>("/second-factor/confirm", { code }),
    removeSecondFactor: (password: string, code: string) =>
      send("DELETE", "/second-factor", { password, code }),
    /** @param person where they are new; an agent who is signed in is who they are */
    acceptInvitation: (token: string, person?: { name: string; password: string }) =>
      post<{ email: string }>("/invitations/accept", { token, ...person }),
    requestPasswordReset: (email: string) => send("POST", "/password-reset", { email }),
    resetPassword: (token: string, password: string) =>
      send("POST", "/password-reset/confirm", { token, password }),

    setPicture: (file: Blob) => api.json<{ picture: string }>("/picture", { method: "PUT", file }),
    removePicture: () => send("DELETE", "/picture"),

    /** @param onProgress 0-1 of the bytes sent */
    async sendFile(
      site: string,
      { fileId, conversationId, file }: { fileId: Id; conversationId: Id; file: File },
      signal: AbortSignal,
      onProgress: (part: number) => void,
    ): Promise<void> {
      const path = `${siteOf(site)}/files/${fileId}`;
      // The end of a long name says what it is.
      const query = { name: file.name.slice(-255), conversationId };
      await uploadFile(api, path, { file, query, idempotencyKey: fileId, signal }, onProgress);
    },

    // What is there.
    inbox: (site: string) => get<Inbox>(`${siteOf(site)}/inbox`),
    people: (site: string) => get<People>(`${siteOf(site)}/people`),
    find: (site: string, q: string) => get<{ found: Found[] }>(`${siteOf(site)}/find`, { q }),
    articles: (site: string, q: string, locale: Locale) =>
      get<{ hits: ArticleHit[] }>(`${siteOf(site)}/search`, { q, locale, limit: "6" }),

    // What is done to a conversation; repeated with the same key, it is done once.
    act: (site: string, id: Id, name: string, body: object = {}, key: Id = newId()) =>
      post<CommandResult>(`${place(site, id)}/${name}`, body, key),
    bulk: (site: string, ids: readonly Id[], act: BulkAct) =>
      post<{ outcome: { id: Id; problem: string | null }[] }>(
        `${siteOf(site)}/bulk`,
        { ids, act },
        newId(),
      ),
    /** @param isAll with it everything else of who began it */
    erase: (site: string, id: Id, isAll: boolean) =>
      post<CommandResult>(`${place(site, id)}/erase?everything=${isAll}`, {}, newId()),
    /** What agents alone know of a task that was handed in. */
    task: (site: string, id: Id) => get<TaskBackground>(`${place(site, id)}/task`),
    /** An archive of what is kept. */
    copyOf: (site: string, id: Id, isAll: boolean) =>
      api.call(
        `${place(site, id)}/export`,
        { query: { everything: String(isAll) }, cache: "no-store" },
        (response) => response.blob(),
      ),
    /** Why the bot answered so. */
    reasons: (site: string, id: Id, messageId: Id) =>
      get<BotReasons>(`${place(site, id)}/messages/${messageId}/reasons`),
    /** What was typed into a sensitive field; each look is noted. */
    reveal: (site: string, id: Id, fieldId: string) =>
      post<{ value: string }>(`${place(site, id)}/fields/${encodeURIComponent(fieldId)}/reveal`),
    cannedReplies: (site: string) =>
      get<{ replies: CannedReply[] }>(`${siteOf(site)}/canned-replies`),
    saveCannedReply: (
      site: string,
      { id, ...reply }: Omit<CannedReply, "id"> & { id?: Id },
    ): Promise<void> =>
      send(id ? "PUT" : "POST", `${siteOf(site)}/canned-replies${id ? `/${id}` : ""}`, reply),
    removeCannedReply: (site: string, id: Id) =>
      send("DELETE", `${siteOf(site)}/canned-replies/${id}`),
    preview: (site: string, markdown: string) =>
      post<{ body: RichText }>(`${siteOf(site)}/preview`, { markdown }),
    typing: (site: string, id: Id) => send("POST", `${place(site, id)}/typing`),
    seen: (site: string, id: Id, cursor: number) =>
      send("POST", `${place(site, id)}/seen`, { cursor }),
    presence: (site: string, isOnline: boolean) =>
      send("PUT", `${siteOf(site)}/presence`, { isOnline }),

    // Who works here.
    saveTeam: (site: string, { id, ...team }: Omit<Team, "id"> & { id?: Id }) =>
      send(id ? "PUT" : "POST", `${siteOf(site)}/teams${id ? `/${id}` : ""}`, team),
    removeTeam: (site: string, id: Id) => send("DELETE", `${siteOf(site)}/teams/${id}`),
    invitations: (site: string) =>
      get<{ invitations: Invitation[] }>(`${siteOf(site)}/invitations`),
    invite: (site: string, email: string, role: Role) =>
      post<{ id: Id; token: string; expiresAt: string }>(`${siteOf(site)}/invitations`, {
        email,
        role,
      }),
    revokeInvitation: (site: string, id: Id) => send("DELETE", `${siteOf(site)}/invitations/${id}`),
    setRole: (site: string, id: Id, role: Role) =>
      send("PUT", `${siteOf(site)}/members/${id}`, { role }),
    members: (site: string) =>
      get<{ members: { id: Id; seesSensitive: boolean }[] }>(`${siteOf(site)}/members`),
    permitSensitive: (site: string, id: Id, isAllowed: boolean) =>
      send("PUT", `${siteOf(site)}/members/${id}/sensitive-fields`, { isAllowed }),
    removeMember: (site: string, id: Id) => send("DELETE", `${siteOf(site)}/members/${id}`),
    audit: (site: string, before?: Id) =>
      get<{ entries: AuditEntry[] }>(`${siteOf(site)}/audit`, before ? { before } : {}),
  };
}
