import { randomBytes } from "node:crypto";
import { createApi, type Backend, type CommandResult } from "@helpbuoy/client";
import { createHttpBackend } from "@helpbuoy/client/http-backend";
import { readEventStream } from "@helpbuoy/client/event-stream";
import { createId, type Command, type Id } from "@helpbuoy/protocol";
import { runHelpbuoy } from "../../../packages/server/test/server-process.ts";

export const SITE = "main";

export const newId = (): Id =>
  createId(Date.now(), (bytes) => bytes.map((_, index) => randomBytes(bytes.length)[index] ?? 0));

export type Visitor = {
  name: string;
  token: string;
  backend: Backend;
  /** Sends under a key of the caller's. */
  send(command: Command, key: string): Promise<CommandResult>;
};

/** A visitor with a session of their own, as the widget's transport sees one. */
export async function createVisitor(name: string, url: string): Promise<Visitor> {
  const backend = createHttpBackend({ url, site: SITE, fetch });
  const { token } = await backend.createVisitorSession();
  return {
    name,
    token,
    backend,
    send: (command, idempotencyKey) => backend.send(command, { token, idempotencyKey }),
  };
}

/** Says something in a talk of theirs, under a key of its own unless one is given. */
export function say(
  visitor: Visitor,
  conversationId: Id,
  text: string,
  key = newId(),
): Promise<CommandResult> {
  const place = { conversationId, messageId: newId(), locale: "en" };
  return visitor.send({ type: "message.send", ...place, text, attachments: [] }, key);
}

export type Agent = {
  id: Id;
  name: string;
  /** Does something to a conversation. */
  act(conversationId: Id, path: string, body: unknown, key: string): Promise<CommandResult>;
  events: Backend["events"];
};

/** Makes an agent by the command line and signs them in. */
export async function createAgent(
  name: string,
  { folder, url, through }: { folder: string; url: string; through: string },
): Promise<Agent> {
  const email = `${name.toLowerCase().replace(/\W/g, "-")}@example.com`;
  const words = ["agent", "create", email, "--site", SITE, "--name", name];
  const { stdout, stderr } = await runHelpbuoy(folder, words);
  const password = /password +(\S+)/.exec(stdout)?.[1];
  if (!password) throw new Error(`no agent was made:\n${stdout}${stderr}`);
  const signIn = createApi({ url, path: "/v1/agents", fetch });
  type Answer = { token: string; agent: { id: Id } };
  const { token, agent } = await signIn.json<Answer>("/sign-in", {
    method: "POST",
    json: { email, password },
  });
  const api = createApi({ url: through, path: `/v1/agents/sites/${SITE}`, fetch });
  return {
    id: agent.id,
    name,
    act: (conversationId, path, json, idempotencyKey) =>
      api.json(`/conversations/${conversationId}/${path}`, {
        method: "POST",
        token,
        idempotencyKey,
        json,
      }),
    async events({ cursor, onOpen, signal }, onItem) {
      const query = { cursor: cursor === undefined ? undefined : String(cursor) };
      const response = await api.stream("/events", { token, signal, query });
      onOpen?.();
      await readEventStream(response, signal, onItem);
    },
  };
}
