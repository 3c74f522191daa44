import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { GeneralCard } from "./general-card.tsx";
import { HoursCard } from "./hours-card.tsx";
import { IdentityCard } from "./identity-card.tsx";
import { PrivacyCard } from "./privacy-card.tsx";
import type { SettingsPatch, SiteSettings } from "./settings-api.ts";
import { SiteLookCard } from "./site-look-card.tsx";
import { SpamCard } from "./spam-card.tsx";
import { TargetsCard } from "./targets-card.tsx";
import { useChange } from "./use-change.ts";

/** The site's own settings; each card saves what it shows. */
export function SiteCards({
  onSettings,
}: {
  onSettings: (now: SiteSettings) => void;
}): VNode | null {
  const { t, api, site, session } = useDesk();
  const { change } = useChange();
  const [settings, setSettings] = useState<SiteSettings>();
  const show = (now: SiteSettings) => {
    setSettings(now);
    onSettings(now);
  };
  useEffect(() => void change(async () => show(await api.settings(site.key))), []);
  const save = (patch: SettingsPatch) =>
    void change(async () => {
      show(await api.changeSettings(site.key, patch));
      // The name stands in the rail too.
      if (patch.name !== undefined && patch.name !== site.name) await session.refresh();
    }, t("saved"));

  if (!settings) return null;
  const props = { settings, onSave: save };
  return (
    <>
      <GeneralCard {...props} />
      <SiteLookCard {...props} />
      <HoursCard {...props} />
      <TargetsCard {...props} />
      <IdentityCard {...props} />
      <SpamCard {...props} />
      <PrivacyCard {...props} />
    </>
  );
}
