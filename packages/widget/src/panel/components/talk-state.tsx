import type { Conversation, Id } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { Widget } from "../../core/widget.ts";
import { formatMoment } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { stateCss } from "../styles/state.css.ts";
import { Face } from "../ui/face.tsx";

type Place = Awaited<ReturnType<Widget["conversations"]["queuePlace"]>>;

const AGAIN = 15_000; // ms between two looks at one's place

export const styles = [stateCss];

/** A receipt of where a talk stands with people: asked, waiting, who has it, who is writing. */
export default function TalkState({ screen: { id } }: { screen: { id: Id } }): VNode | null {
  const { widget, text, locale } = usePanel();
  const { conversations, panel } = widget;
  const shown = conversations.get(id);
  const conversation = shown?.snapshot?.conversation;
  const place = useSignal<Place>(undefined);
  const queuedAt = conversation?.queuedAt;
  const isOpen = panel.isOpen.value;

  useEffect(() => {
    if (!queuedAt || !isOpen) return undefined;
    const look = () => void conversations.queuePlace(id).then((found) => (place.value = found));
    look();
    const timer = setInterval(look, AGAIN);
    return () => clearInterval(timer);
  }, [queuedAt, isOpen]);

  const person = conversation?.assignee;
  const isWriting = conversations.writing.value.has(id);
  const words = shown?.isHandingOff
    ? text("handingOff")
    : conversation && sentence(conversation, isWriting, place.value);
  return words ? (
    <p class="hb-state" role="status">
      {person && <Face {...person} />}
      <span>{words}</span>
    </p>
  ) : null;

  function sentence(
    { handler, assignee, promisedAt, status }: Conversation,
    someoneWrites: boolean,
    { position, estimate, agentsOnline, opensAt }: NonNullable<Place> = {
      position: 0,
      estimate: null,
      agentsOnline: 1,
      opensAt: null,
    },
  ): string | undefined {
    if (status === "resolved" || status === "closed") return undefined;
    if (handler === "agent" && assignee) {
      const { name, team } = assignee;
      if (someoneWrites) return text("agentWriting", { name });
      return team ? text("agentOfTeam", { name, team }) : text("agentHere", { name });
    }
    if (handler !== "queue") return undefined;
    if (opensAt) return text("closedUntil", { time: formatMoment(opensAt, locale()) });
    if (agentsOnline === 0) {
      return promisedAt
        ? text("nobodyThere", { time: formatMoment(promisedAt, locale()) })
        : text("nextWeReply");
    }
    const ahead =
      position > 1 ? text("waitingAhead", { count: position - 1 }) : text("waitingNext");
    if (!position || !estimate) return position ? ahead : text("waiting1");
    const { fromMinutes: from, toMinutes: to } = estimate;
    return `${ahead} ${text("waitingEstimate", { from, to })}`;
  }
}
