import type { Command, Id } from "@helpbuoy/protocol";
import { pause } from "../pause.ts";
import type { SeededRandom } from "../seeded-random.ts";
import { actUntilAnswered, type Circumstances } from "./act-until-answered.ts";
import { markOf, type Act } from "./history.ts";
import { newId, type Agent, type Visitor } from "./people.ts";

export type Work = Circumstances & {
  acts: Act[];
  /** Conversations that wait for a person or have one. */
  handedOff: Id[];
  isOver(): boolean;
};

const LONGEST_TALK = 30; // messages

/** Talks, files tickets and asks for a person until the work is over. */
export async function visitorWorks(visitor: Visitor, number: number, work: Work): Promise<void> {
  const { random } = work;
  let conversationId = newId();
  let written = 0;
  let count = 0;
  let isHandedOff = false;
  const begin = () => {
    conversationId = newId();
    written = 0;
    isHandedOff = false;
  };
  const perform = async (
    kind: Act["kind"],
    command: Command,
    mark: string | undefined,
  ): Promise<Act> => {
    const key = newId();
    const act = { actor: visitor.name, kind, conversationId, mark };
    const done = await actUntilAnswered(act, () => visitor.send(command, key), work);
    work.acts.push(done);
    return done;
  };

  while (!work.isOver()) {
    await pause(random.between(5, 80));
    const place = { conversationId, locale: "en" };
    if (written > 0 && !isHandedOff && random.chance(0.08)) {
      const request: Command = { type: "handoff.request", ...place, capsule: [] };
      const { outcome } = await perform("handoff", request, undefined);
      isHandedOff = true;
      if (outcome === "ok") work.handedOff.push(conversationId);
      continue;
    }
    count += 1;
    const mark = markOf(`v${number}`, count);
    const message = { ...place, messageId: newId(), attachments: [] };
    if (written === 0 && random.chance(0.15)) {
      const { outcome } = await perform(
        "ticket",
        {
          type: "ticket.submit",
          ...message,
          formSlug: "general",
          subject: "A ticket",
          description: `words ${mark}`,
          fields: {},
        },
        mark,
      );
      if (outcome === "ok") work.handedOff.push(conversationId);
      isHandedOff = true;
    } else {
      const text = `where is my refund ${mark}`;
      await perform("message", { type: "message.send", ...message, text }, mark);
    }
    written += 1;
    if (written >= LONGEST_TALK || random.chance(0.02)) begin();
  }
}

/** Claims, answers and gives back what waits, in the way of the others. */
export async function agentWorks(agent: Agent, number: number, work: Work): Promise<void> {
  const { random } = work;
  let count = 0;
  while (!work.isOver()) {
    await pause(random.between(5, 80));
    const conversationId = pick(work.handedOff, random);
    if (conversationId === undefined) continue;
    const kind = random.chance(0.5) ? "reply" : random.chance(0.6) ? "claim" : "release";
    const key = newId();
    let body: object = {};
    let mark: string | undefined;
    if (kind === "reply") {
      count += 1;
      mark = markOf(`a${number}`, count);
      body = { messageId: newId(), markdown: `An answer ${mark}` };
    }
    const path = kind === "reply" ? "messages" : kind;
    const act = { actor: agent.name, kind, conversationId, mark } as const;
    const send = () => agent.act(conversationId, path, body, key);
    work.acts.push(await actUntilAnswered(act, send, work));
  }
}

/** The newer ones, so that agents meet. */
function pick(ids: readonly Id[], random: SeededRandom): Id | undefined {
  return ids[Math.max(0, ids.length - 1 - random.below(12))];
}
