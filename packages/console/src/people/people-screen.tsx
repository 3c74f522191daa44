import type { VNode } from "preact";
import { isAtLeast, useDesk } from "../console-context.ts";
import { MemberList } from "./member-list.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { TeamList } from "./team-list.tsx";

/** Who works on the site: people, invitations, teams. */
export function PeopleScreen(): VNode {
  const { t, site } = useDesk();
  return (
    <main class="page">
      <h1>{t("screen_people")}</h1>
      <MemberList />
      {isAtLeast(site.role, "admin") && <InvitationList />}
      <TeamList />
    </main>
  );
}
