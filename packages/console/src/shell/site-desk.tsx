import type { VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { AccountScreen } from "../account/account-screen.tsx";
import { AuditScreen } from "../audit/audit-screen.tsx";
import { DeskContext, useConsole, type Desk } from "../console-context.ts";
import type { AgentSession } from "../desk-api.ts";
import { GuidesScreen } from "../guides/guides-screen.tsx";
import { KnowledgeScreen } from "../knowledge/knowledge-screen.tsx";
import { InboxScreen } from "../inbox/inbox-screen.tsx";
import { LearningScreen } from "../learning/learning-screen.tsx";
import { createDeskModel } from "../models/desk-model.ts";
import { createOutgoingModel } from "../models/outgoing-model.ts";
import { noticeOf, playChime } from "../models/notices.ts";
import { PeopleScreen } from "../people/people-screen.tsx";
import { pathTo } from "../router.ts";
import { TasksScreen } from "../tasks/tasks-screen.tsx";
import { SettingsScreen } from "../settings/settings-screen.tsx";
import { Rail } from "./rail.tsx";

/** The desk of one site, while it is looked at. */
export function SiteDesk({
  session,
  site,
}: {
  session: AgentSession;
  site: AgentSession["sites"][number];
}): VNode {
  const parts = useConsole();
  const { api, preferences, router, t } = parts;
  const me = session.agent;

  const desk = useMemo(
    () =>
      createDeskModel({
        api,
        site: site.key,
        view: window,
        isOnline: preferences.atWork,
        onSignedOut: parts.session.end,
        onEvent(event, entry) {
          const notice = noticeOf(event, entry, me.id);
          if (!notice) return;
          if (preferences.sound.peek()) playChime(window);
          if (!document.hidden || !canNotify()) return;
          const { id } = notice.entry.snapshot.conversation;
          const shown = new Notification(t(`notice_${notice.kind}`), {
            body: notice.text,
            tag: id,
          });
          shown.onclick = () => {
            window.focus();
            router.go(pathTo(site.key, "inbox", "all", id));
          };
        },
      }),
    [site.key],
  );
  useEffect(() => desk.destroy, [desk]);

  const outgoing = useMemo(
    () =>
      createOutgoingModel({
        api,
        site: site.key,
        maxBytes: session.maxFileBytes,
        newId: parts.newId,
        onRefused(file, cause) {
          const reason = parts.problemText(cause);
          parts.say(t("file_refused", { name: file.name, reason }), "problem");
        },
      }),
    [site.key],
  );

  const value: Desk = { ...parts, desk, outgoing, me, site };
  const { screen } = router.place.value;
  return (
    <DeskContext.Provider value={value}>
      <div class={`desk desk-${screen}`}>
        <Rail sites={session.sites} />
        {screenOf(screen)}
      </div>
    </DeskContext.Provider>
  );
}

function screenOf(screen: string): VNode {
  switch (screen) {
    case "knowledge":
      return <KnowledgeScreen />;
    case "guides":
      return <GuidesScreen />;
    case "tasks":
      return <TasksScreen />;
    case "questions":
      return <LearningScreen />;
    case "people":
      return <PeopleScreen />;
    case "audit":
      return <AuditScreen />;
    case "settings":
      return <SettingsScreen />;
    case "account":
      return <AccountScreen />;
    default:
      return <InboxScreen />;
  }
}

function canNotify(): boolean {
  return "Notification" in window && Notification.permission === "granted";
}
