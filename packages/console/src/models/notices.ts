import type { ServerEvent } from "@helpbuoy/protocol";
import type { Entry } from "./desk-views.ts";

/** What an agent should be told of while they look elsewhere; undefined: nothing. */
export type Notice = { kind: "message" | "waiting" | "mention"; entry: Entry; text: string };

/** Whether an event is for this agent: someone new waits, or what is theirs has news. */
export function noticeOf(
  event: ServerEvent,
  entry: Entry | undefined,
  agentId: string,
): Notice | undefined {
  if (!entry) return undefined;
  const { conversation } = entry.snapshot;
  const text = conversation.subject;
  const isMine = conversation.assignee?.id === agentId;
  switch (event.type) {
    case "message.created":
      return event.message.author === "visitor" && isMine
        ? { kind: "message", entry, text }
        : undefined;
    case "handoff.requested":
    case "ticket.created":
      return { kind: "waiting", entry, text };
    case "conversation.handler_changed":
      return isMine ? { kind: "waiting", entry, text } : undefined;
    case "desk.note_added":
      return event.note.mentions.includes(agentId) ? { kind: "mention", entry, text } : undefined;
    default:
      return undefined;
  }
}

/** Two soft notes, made here: a file would be one more thing to load. */
export function playChime(view: Window & typeof globalThis): void {
  const audio = new view.AudioContext();
  for (const [index, frequency] of [660, 880].entries()) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + index * 0.14;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.12, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.5);
  }
  view.setTimeout(() => void audio.close(), 1_000);
}
