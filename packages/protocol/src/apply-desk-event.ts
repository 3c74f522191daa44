import type { DeskRecord } from "./desk-record.ts";
import { erasedDeskRecord } from "./erased.ts";
import type { DeskEvent } from "./events.ts";

/** What agents know of a conversation nobody has done anything to. */
export function emptyDeskRecord(conversationId: string): DeskRecord {
  return {
    conversationId,
    priority: "normal",
    tags: [],
    teamId: null,
    fields: {},
    isSpam: false,
    suspicion: null,
    mergedInto: null,
    mergedFrom: [],
    warned: [],
    breached: [],
    requester: null,
    capsule: [],
    guide: null,
    notes: [],
    cursor: 0,
  };
}

/** Follows one event of the desk; one already held changes nothing (SPEC EV5). */
export function applyDeskEvent(record: DeskRecord, event: DeskEvent): DeskRecord {
  if (event.cursor <= record.cursor) return record;
  const changed = (patch: Partial<DeskRecord>) => ({ ...record, ...patch, cursor: event.cursor });
  switch (event.type) {
    case "desk.capsule_received":
      return changed({ capsule: [...record.capsule, ...event.capsule] });
    case "desk.shop_sent":
      return changed({ shop: { ...record.shop, ...event.shop } });
    case "desk.guide_followed":
      return changed({ guide: event.guide });
    case "desk.note_added":
      return changed({ notes: [...record.notes, event.note] });
    case "desk.priority_changed":
      return changed({ priority: event.priority });
    case "desk.tags_changed":
      return changed({ tags: event.tags });
    case "desk.team_changed":
      return changed({ teamId: event.teamId });
    case "desk.fields_changed":
      return changed({ fields: event.fields });
    case "desk.spam_marked":
      return changed({ isSpam: true });
    case "desk.spam_suspected":
      return changed({ suspicion: event.suspicion });
    case "desk.merged":
      return changed({ mergedInto: event.into });
    case "desk.merge_received":
      return changed({ mergedFrom: [...record.mergedFrom, event.from] });
    case "desk.requester_changed":
      return changed({ requester: event.requester });
    case "desk.erased":
      return { ...erasedDeskRecord(record), cursor: event.cursor };
    case "desk.promise_warned":
      return changed({ warned: [...record.warned, event.promise] });
    case "desk.promise_breached":
      return changed({ breached: [...record.breached, event.promise] });
    default:
      return event satisfies never;
  }
}
