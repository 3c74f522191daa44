import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { ReplyList } from "./reply-list.tsx";
import { SiteCards } from "./site-cards.tsx";

/** How the site is run. */
export function SettingsScreen(): VNode {
  const { t, site } = useDesk();
  return (
    <main class="page" key={site.key}>
      <h1>{t("screen_settings")}</h1>
      <SiteCards />
      <ReplyList />
    </main>
  );
}
