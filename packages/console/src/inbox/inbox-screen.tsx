import type { Id } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { entriesOf, views, type View } from "../models/desk-views.ts";
import { pathTo } from "../router.ts";
import { Empty } from "../ui/empty.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { ConversationPane } from "./conversation-pane.tsx";
import { KeyHelp } from "./key-help.tsx";
import { keyNameOf } from "./keys.ts";
import { useActs } from "./use-acts.ts";
import { ViewList } from "./view-list.tsx";

/** The inbox: views, the conversations of one, and one of them. */
export function InboxScreen(): VNode {
  const parts = useDesk();
  const { desk, me, site, router, t } = parts;
  const { rest } = router.place.value;
  const view: View = views.find((name) => name === rest[0]) ?? "unassigned";
  const openId = rest[1];
  const [isHelpOpen, setHelpOpen] = useState(false);
  const screen = useRef<HTMLElement>(null);
  const acts = useActs();

  const viewer = { agentId: me.id, teams: desk.people.value.teams, now: Date.now() };
  const entries = entriesOf(view, desk.entries.value.values(), viewer);
  const open = openId ? desk.entries.value.get(openId) : undefined;
  const pathOf = (id?: Id) => pathTo(site.key, "inbox", view, ...(id ? [id] : []));

  // What is open when the key is pressed: keys may come faster than what they ask for is drawn.
  const openNow = () => router.place.peek().rest[1];
  function step(by: number): void {
    const here = openNow();
    const at = entries.findIndex(({ snapshot }) => snapshot.conversation.id === here);
    const next = entries[at < 0 ? 0 : Math.min(entries.length - 1, Math.max(0, at + by))];
    if (next) router.go(pathOf(next.snapshot.conversation.id));
  }

  const press = (selector: string) => screen.current?.querySelector<HTMLElement>(selector);
  function onKey(event: KeyboardEvent): void {
    const name = keyNameOf(event);
    if (!name) return;
    const pressedOn = desk.entries.peek().get(openNow() ?? "");
    const done: Record<typeof name, () => unknown> = {
      next: () => step(1),
      previous: () => step(-1),
      reply: () => press("[data-key=reply]")?.click(),
      note: () => press("[data-key=note]")?.click(),
      search: () => press("[data-key=search]")?.focus(),
      assign: () => pressedOn && acts.claim(pressedOn),
      resolve: () => pressedOn && acts.setStatus(pressedOn, "resolved"),
      help: () => setHelpOpen(true),
    };
    event.preventDefault();
    done[name]();
  }
  // Renewed with each drawing, so that it always knows what is open.
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });

  const waiting = entriesOf("unassigned", desk.entries.value.values(), viewer).length;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) Helpbuoy` : "Helpbuoy";
  }, [waiting]);

  return (
    <main class={open ? "inbox has-open" : "inbox"} ref={screen}>
      <h1 class="unseen">{t("screen_inbox")}</h1>
      <ViewList view={view} viewer={viewer} />
      <ConversationList view={view} entries={entries} openId={openId} pathOf={pathOf} />
      {open ? (
        <ConversationPane key={openId} entry={open} backPath={pathOf()} />
      ) : (
        <section class="pane pane-empty">
          <Empty icon="inbox" title={t("pick_conversation")}>
            {t("pick_conversation_text")}
            <button type="button" class="link-button" onClick={() => setHelpOpen(true)}>
              {t("keys")}
            </button>
          </Empty>
        </section>
      )}
      {isHelpOpen && <KeyHelp onClose={() => setHelpOpen(false)} />}
    </main>
  );
}
