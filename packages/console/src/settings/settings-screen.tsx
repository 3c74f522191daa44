import type { VNode } from "preact";
import { isAtLeast, useDesk } from "../console-context.ts";
import { FormList } from "./form-list.tsx";
import { MailCard } from "./mail-card.tsx";
import { ReplyList } from "./reply-list.tsx";
import { SiteCards } from "./site-cards.tsx";
import { SnippetCard } from "./snippet-card.tsx";
import { WebhookList } from "./webhook-list.tsx";

/** How the site is run. */
export function SettingsScreen(): VNode {
  const { t, site } = useDesk();
  return (
    <main class="page" key={site.key}>
      <h1>{t("screen_settings")}</h1>
      <SiteCards />
      <SnippetCard />
      <MailCard />
      {isAtLeast(site.role, "admin") && <WebhookList />}
      <FormList />
      <ReplyList />
    </main>
  );
}
