import type { CapsuleLine, Command } from "@helpbuoy/protocol";
import { call, newId } from "./agent.ts";

/** A visitor at the server's API, for tests that look at the agents' side. */
export type Asking = {
  conversationId: string;
  say(text: string): Promise<void>;
  /** Asks for a person, with what went before. */
  handOff(capsule?: CapsuleLine[], categorySlug?: string): Promise<void>;
};

/** A new visitor of the demo site who begins a talk. */
export async function createAsking(server: string, locale: "zh-CN" | "en" = "en"): Promise<Asking> {
  const site = `${server}/v1/sites/demo`;
  const { token } = await call<{ token: string }>(`${site}/visitor-sessions`, {
    method: "POST",
    body: {},
  });
  const conversationId = newId();
  const send = (command: Command) =>
    call<void>(`${site}/commands`, { method: "POST", token, body: command });
  return {
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
