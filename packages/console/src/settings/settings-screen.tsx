import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { ReplyList } from "./reply-list.tsx";

/** How the site is run. */
export function SettingsScreen(): VNode {
  const { t } = useDesk();
  return (
    <main class="page">
      <h1>{t("screen_settings")}</h1>
      <ReplyList />
    </main>
  );
}
