import type { VNode } from "preact";
import { isAtLeast, useDesk } from "../console-context.ts";
import type { AgentSession, Role } from "../desk-api.ts";
import { entriesOf } from "../models/desk-views.ts";
import { pathTo } from "../router.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";

const screens: {
  name: "inbox" | "knowledge" | "questions" | "people" | "audit" | "settings";
  icon: IconName;
  least: Role;
}[] = [
  { name: "inbox", icon: "inbox", least: "agent" },
  { name: "knowledge", icon: "book", least: "agent" },
  { name: "questions", icon: "question", least: "agent" },
  { name: "people", icon: "people", least: "agent" },
  { name: "audit", icon: "audit", least: "lead" },
  { name: "settings", icon: "settings", least: "agent" },
];

/** Screens that stand behind a tab of another. */
const homeOf: Record<string, string> = { guides: "knowledge", tasks: "knowledge" };

/** The ways to the screens, and whether one is at work. */
export function Rail({ sites }: { sites: AgentSession["sites"] }): VNode {
  const { t, site, me, desk, router } = useDesk();
  const here = router.place.value.screen;
  const viewer = { agentId: me.id, teams: desk.people.value.teams, now: Date.now() };
  const waiting = entriesOf("unassigned", desk.entries.value.values(), viewer).length;
  const isOnline = desk.isOnline.value;
  return (
    <nav class="rail" aria-label={t("screens")}>
      <a class="rail-home" href={pathTo(site.key, "inbox")} aria-label="Helpbuoy">
        <Icon name="buoy" />
      </a>
      {sites.length > 1 && (
        <select
          class="rail-sites"
          aria-label={t("site")}
          value={site.key}
          onChange={(event) => router.go(pathTo(event.currentTarget.value))}
        >
          {sites.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      )}
      {screens
        .filter(({ least }) => isAtLeast(site.role, least))
        .map(({ name, icon }) => (
          <a
            key={name}
            class="rail-link"
            href={pathTo(site.key, name)}
            aria-current={(homeOf[here] ?? here) === name ? "page" : undefined}
          >
            <span class="rail-icon">
              <Icon name={icon} />
              {name === "inbox" && waiting > 0 && <span class="rail-count">{waiting}</span>}
            </span>
            <span class="rail-name">{t(`screen_${name}`)}</span>
          </a>
        ))}
      <span class="rail-space" />
      <button
        type="button"
        class="rail-presence"
        aria-pressed={isOnline}
        title={t(isOnline ? "presence_online_hint" : "presence_away_hint")}
        onClick={() => desk.setOnline(!isOnline)}
      >
        <span class={isOnline ? "dot is-online" : "dot"} />
        <span class="rail-name">{t(isOnline ? "presence_online" : "presence_away")}</span>
      </button>
      <a
        class="rail-link"
        href={pathTo(site.key, "account")}
        aria-current={here === "account" ? "page" : undefined}
      >
        <Avatar id={me.id} name={me.name} />
        <span class="rail-name">{t("screen_account")}</span>
      </a>
    </nav>
  );
}
