import type { ConversationSnapshot, Id, ServerEvent } from "@helpbuoy/protocol";

/** What someone tried, and what they know of it: done, refused, or no answer ever came. */
export type Act = {
  actor: string;
  kind: "message" | "ticket" | "handoff" | "reply" | "claim" | "release";
  conversationId: Id;
  /** The mark in what was written, found again in the log. */
  mark: string | undefined;
  outcome: "ok" | "fail" | "info";
  /** Why it was refused. */
  code?: string;
  attempts: number;
  /** Why each attempt but the last failed, or all did. */
  failures: string[];
  /** What the server answered. */
  events: ServerEvent[];
};

/** Someone who followed the log, and what they were told, in the order in which it came. */
export type Reader = {
  name: string;
  /** The visitor whose conversations they see; undefined: an agent, who sees all. */
  visitor: string | undefined;
  events: ServerEvent[];
  resets: number;
};

export type History = {
  acts: Act[];
  /** What the database holds in the end. */
  log: ServerEvent[];
  readers: Reader[];
  /** What visitors are answered who ask afresh in the end. */
  snapshots: { visitor: string; snapshots: ConversationSnapshot[] }[];
  /** Names of agents by id. */
  agents: Map<Id, string>;
};

/** Something a person cannot mistake for another's words. */
export const markOf = (actor: number | string, count: number): string => `#${actor}.${count}#`;

/** The marks in a message, as in `markOf`. */
export function marksIn(body: unknown): string[] {
  return JSON.stringify(body).match(/#\w+\.\d+#/g) ?? [];
}
