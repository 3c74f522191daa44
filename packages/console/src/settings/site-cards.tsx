import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { GeneralCard } from "./general-card.tsx";
import { HoursCard } from "./hours-card.tsx";
import type { SettingsPatch, SiteSettings } from "./settings-api.ts";
import { TargetsCard } from "./targets-card.tsx";
import { useChange } from "./use-change.ts";

/** The site's own settings; each card saves what it shows. */
export function SiteCards(): VNode | null {
  const { t, api, site } = useDesk();
  const { change } = useChange();
  const [settings, setSettings] = useState<SiteSettings>();
  useEffect(() => void change(async () => setSettings(await api.settings(site.key))), []);
  const save = (patch: SettingsPatch) =>
    void change(() => api.changeSettings(site.key, patch), t("saved"));

  if (!settings) return null;
  const props = { settings, onSave: save };
  return (
    <>
      <GeneralCard {...props} />
      <HoursCard {...props} />
      <TargetsCard {...props} />
    </>
  );
}
