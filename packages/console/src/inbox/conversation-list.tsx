import type { Id } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry, View } from "../models/desk-views.ts";
import { Empty } from "../ui/empty.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { ConversationRow } from "./conversation-row.tsx";
import { SearchField } from "./search-field.tsx";

/** The conversations of a view, or what search found. */
export function ConversationList(props: {
  view: View;
  entries: readonly Entry[];
  openId: Id | undefined;
  pathOf: (id: Id) => string;
}): VNode {
  const { view, openId, pathOf } = props;
  const { desk, t } = useDesk();
  const [found, setFound] = useState<readonly Entry[]>();
  const [picked, setPicked] = useState<ReadonlySet<Id>>(new Set());
  const entries = found ?? props.entries;

  function pick(id: Id, isPicked: boolean): void {
    const next = new Set(picked);
    if (isPicked) next.add(id);
    else next.delete(id);
    setPicked(next);
  }

  return (
    <section class="list" aria-label={t(`view_${view}`)}>
      <header class="list-head">
        <h2>{found ? t("found", { count: found.length }) : t(`view_${view}`)}</h2>
        <SearchField onFound={setFound} />
      </header>
      {picked.size > 0 && <BulkBar ids={[...picked]} onDone={() => setPicked(new Set())} />}
      {!desk.isLoaded.value ? (
        <div class="list-loading" role="status" aria-label={t("loading")}>
          {[0, 1, 2, 3, 4].map((row) => (
            <div key={row} class="skeleton-row" />
          ))}
        </div>
      ) : entries.length === 0 ? (
        <Empty icon={found ? "search" : "check"} title={t(found ? "nothing_found" : "all_done")}>
          {t(found ? "nothing_found_text" : `all_done_${view}`)}
        </Empty>
      ) : (
        <ul class="rows">
          {entries.map((entry) => {
            const { id } = entry.snapshot.conversation;
            return (
              <ConversationRow
                key={id}
                entry={entry}
                path={pathOf(id)}
                isOpen={id === openId}
                isPicked={picked.has(id)}
                onPick={(isPicked) => pick(id, isPicked)}
              />
            );
          })}
        </ul>
      )}
    </section>
  );
}
