import type { Id } from "@helpbuoy/protocol";
import { effect, signal, type Signal } from "@preact/signals";

export type DraftKind = "reply" | "note" | "guide" | "task";

/** What is typed but not sent, by what it is for; it outlives a reload. */
export type DraftsModel = {
  of(id: Id, kind: DraftKind): Signal<string>;
  /** Of what there are drafts. */
  ids(kind: DraftKind): Id[];
};

export function createDraftsModel(storage: () => Storage | undefined): DraftsModel {
  const drafts = new Map<string, Signal<string>>();
  const prefixOf = (kind: DraftKind) => `helpbuoy-draft/${kind}/`;
  return {
    of(id, kind) {
      const name = prefixOf(kind) + id;
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
    ids(kind) {
      const prefix = prefixOf(kind);
      const here = [...drafts].flatMap(([name, { value }]) => (value ? [name] : []));
      const names = new Set([...here, ...Object.keys(storage() ?? {})]);
      return [...names]
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length));
    },
  };
}
