import type { Id } from "@helpbuoy/protocol";
import { effect, signal, type Signal } from "@preact/signals";

/** What is typed but not sent, by conversation; it outlives a reload. */
export type DraftsModel = { of(id: Id, kind: "reply" | "note"): Signal<string> };

export function createDraftsModel(storage: () => Storage | undefined): DraftsModel {
  const drafts = new Map<string, Signal<string>>();
  return {
    of(id, kind) {
      const name = `helpbuoy-draft/${kind}/${id}`;
      const known = drafts.get(name);
      if (known) return known;
      const draft = signal(storage()?.getItem(name) ?? "");
      drafts.set(name, draft);
      effect(() => {
        const text = draft.value;
        try {
          if (text) storage()?.setItem(name, text);
          else storage()?.removeItem(name);
        } catch {
          // Full or forbidden: it is kept as long as the page lives.
        }
      });
      return draft;
    },
  };
}
