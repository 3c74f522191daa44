import { isHexColor, readableColor, type SiteLook } from "@helpbuoy/protocol";
import type { CSSProperties, VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";

/** What the widget takes where a site has no colour of its own. */
export const OWN_COLOR = "#1456c4";

/** Launcher and panel head as visitors will see them. */
export function LookPreview(props: { look: SiteLook; name: string; locale: string }): VNode {
  const { t, api, site } = useDesk();
  const { look, name, locale } = props;
  const label = look.launcherLabel[locale];
  const color = look.color && isHexColor(look.color) ? readableColor(look.color) : OWN_COLOR;
  return (
    <figure
      class={`look-preview is-${look.launcherPosition}`}
      style={{ "--look": color } as CSSProperties}
      aria-label={t("look_preview")}
    >
      <div class="look-panel" lang={locale}>
        <p class="look-head">
          {look.logo && <img src={api.mediaUrl(site.key, look.logo)} alt="" />}
          <strong>{name}</strong>
        </p>
        <p class="look-greeting">{look.greeting[locale] || t("greeting_own")}</p>
        <p class="look-search">{t("preview_search")}</p>
      </div>
      <p class="look-launcher">
        <Icon name="buoy" />
        {label && <span>{label}</span>}
      </p>
    </figure>
  );
}
