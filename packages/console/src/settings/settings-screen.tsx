import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { FormList } from "./form-list.tsx";
import { MailCard } from "./mail-card.tsx";
import { ReplyList } from "./reply-list.tsx";
import type { SiteSettings } from "./settings-api.ts";
import { SiteCards } from "./site-cards.tsx";
import { SnippetCard } from "./snippet-card.tsx";
import { SynonymsCard } from "./synonyms-card.tsx";
import { WebhookList } from "./webhook-list.tsx";

/** How the site is run. */
export function SettingsScreen(): VNode {
  const { t, site } = useDesk();
  const [settings, setSettings] = useState<SiteSettings>();
  return (
    <main class="page" key={site.key}>
      <h1>{t("screen_settings")}</h1>
      <SiteCards onSettings={setSettings} />
      {settings && <SnippetCard settings={settings} />}
      <MailCard />
      {isAtLeast(site.role, "admin") && <WebhookList />}
      <FormList />
      {settings && <SynonymsCard locales={settings.locales} />}
      <ReplyList />
    </main>
  );
}
