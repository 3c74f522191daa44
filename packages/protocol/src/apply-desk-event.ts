import type { DeskRecord } from "./desk-record.ts";
import type { DeskEvent } from "./events.ts";

/** What agents know of a conversation nobody has done anything to. */
export function emptyDeskRecord(conversationId: string): DeskRecord {
  return { conversationId, priority: "normal", tags: [], capsule: [], notes: [], cursor: 0 };
}

/** Follows one event of the desk; one already held changes nothing (SPEC EV5). */
export function applyDeskEvent(record: DeskRecord, event: DeskEvent): DeskRecord {
  if (event.cursor <= record.cursor) return record;
  const changed = (patch: Partial<DeskRecord>) => ({ ...record, ...patch, cursor: event.cursor });
  switch (event.type) {
    case "desk.capsule_received":
      return changed({ capsule: [...record.capsule, ...event.capsule] });
    case "desk.note_added":
      return changed({ notes: [...record.notes, event.note] });
    case "desk.priority_changed":
      return changed({ priority: event.priority });
    case "desk.tags_changed":
      return changed({ tags: event.tags });
    default:
      return event satisfies never;
  }
}
