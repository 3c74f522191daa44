import type { ConversationSnapshot, ConversationStatus, DeskRecord } from "@helpbuoy/protocol";

/** An agent at the server's API: reads back what is really stored, and answers visitors. */
export type Agent = {
  /** Every conversation of the demo site, newest first. */
  conversations(): Promise<ConversationSnapshot[]>;
  setStatus(id: string, status: ConversationStatus): Promise<void>;
  reply(id: string, markdown: string): Promise<void>;
  /** Has read all that stands in a conversation. */
  read(id: string): Promise<void>;
  /** What agents alone know of a conversation. */
  record(id: string): Promise<DeskRecord | undefined>;
};

/** Signs in as the demo site's agent. */
export async function signInAgent(server: string, site = "demo"): Promise<Agent> {
  const { token } = await call<{ token: string }>(`${server}/v1/agents/sign-in`, {
    method: "POST",
    body: { email: "agent@example.com", password: "helpbuoy-demo" },
  });
  const desk = `${server}/v1/agents/sites/${site}`;
  const base = `${desk}/conversations`;
  return {
    async conversations() {
      return (await call<{ conversations: ConversationSnapshot[] }>(base, { token })).conversations;
    },
    async setStatus(id, status) {
      await call(`${base}/${id}/status`, { method: "POST", token, body: { status } });
    },
    async reply(id, markdown) {
      const body = { messageId: newId(), markdown };
      await call(`${base}/${id}/messages`, { method: "POST", token, body });
    },
    async read(id) {
      const { conversations } = await call<{ conversations: ConversationSnapshot[] }>(base, {
        token,
      });
      const cursor = conversations.find(({ conversation }) => conversation.id === id)?.cursor;
      await call(`${base}/${id}/seen`, { method: "POST", token, body: { cursor } });
    },
    async record(id) {
      const { records } = await call<{ records: DeskRecord[] }>(`${desk}/inbox`, { token });
      return records.find(({ conversationId }) => conversationId === id);
    },
  };
}

/** A new id, also for an idempotency key. */
export function newId(): string {
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const bytes = crypto.getRandomValues(new Uint8Array(25));
  return `0${[...bytes].map((byte) => alphabet[byte % 32]).join("")}`;
}

/** Calls the API; anything but success throws. */
export async function call<Answer>(
  url: string,
  request: { method?: string; token?: string; body?: unknown },
): Promise<Answer> {
  const response = await fetch(url, {
    method: request.method ?? "GET",
    headers: {
      "content-type": "application/json",
      "idempotency-key": newId(),
      ...(request.token && { authorization: `Bearer ${request.token}` }),
    },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  // An answer without a body is none.
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}
