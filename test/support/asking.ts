import type { CapsuleLine, Command } from "@helpbuoy/protocol";
import { call, newId } from "./agent.ts";

/** A visitor at the server's API, for tests that look at the agents' side. */
export type Asking = {
  /** The visitor's, for another talk of theirs. */
  token: string;
  conversationId: string;
  say(text: string): Promise<void>;
  /** Asks for a person, with what went before. */
  handOff(capsule?: CapsuleLine[], categorySlug?: string): Promise<void>;
};

/** A visitor of the demo site, a new one unless a token is given, who begins a talk. */
export async function createAsking(
  server: string,
  { locale = "en", token: known }: { locale?: "zh-CN" | "en"; token?: string } = {},
): Promise<Asking> {
  const site = `${server}/v1/sites/demo`;
  const token = known ?? (await newVisitor(site));
  const conversationId = newId();
  const send = (command: Command) =>
    call<void>(`${site}/commands`, { method: "POST", token, body: command });
  return {
    token,
    conversationId,
    say: (text) =>
      send({
        type: "message.send",
        conversationId,
        messageId: newId(),
        locale,
        text,
        attachments: [],
      }),
    handOff: (capsule = [], categorySlug) =>
      send({
        type: "handoff.request",
        conversationId,
        locale,
        capsule,
        ...(categorySlug !== undefined && { categorySlug }),
      }),
  };
}

async function newVisitor(site: string): Promise<string> {
  const session = { method: "POST", body: {} };
  return (await call<{ token: string }>(`${site}/visitor-sessions`, session)).token;
}
