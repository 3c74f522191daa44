import type { Attributes, Command } from "@helpbuoy/protocol";
import { effect, signal, untracked, type Signal } from "@preact/signals-core";
import type { Keeper } from "./keeper.ts";
import type { Outbox } from "./outbox/outbox.ts";
import type { VisitorSessions } from "./visitor-session.ts";

/**
 * Tells the backend what the page says of the visitor, unsigned, which agents see as unverified (SPEC
 * ID7): once the visitor has a session, and again where it is new or they are someone else by then.
 * Returns its undo.
 */
export function startClaims(parts: {
  claimed: Signal<Attributes | undefined>;
  outbox: Pick<Outbox, "records" | "enqueue" | "discard">;
  sessions: Pick<VisitorSessions, "contact" | "hasBegun">;
  keeper: Keeper;
}): () => void {
  const { claimed, outbox, sessions } = parts;
  /** As it was last told, and of whom; kept, so that not every page tells it again. */
  const told = signal("");
  const isKnown = signal(false);
  void parts.keeper
    .keep("claimed", told, (stored) => (typeof stored === "string" ? stored : undefined))
    .then(() => (isKnown.value = true));

  return effect(() => {
    const attributes = claimed.value;
    if (!attributes || !isKnown.value || !sessions.hasBegun.value) return;
    const telling = JSON.stringify([sessions.contact.value?.id ?? "", attributes]);
    if (telling === told.value) return;
    const command: Command = { type: "visitor.set_attributes", attributes };
    untracked(() => {
      // What was said before and has not gone out is true no more.
      const before = outbox.records.peek().filter((record) => record.command.type === command.type);
      outbox.discard(before.map(({ id }) => id));
      if (outbox.enqueue([{ command, files: [] }])) told.value = telling;
    });
  });
}
