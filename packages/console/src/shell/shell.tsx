import type { ReadonlySignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { useConsole } from "../console-context.ts";
import { EntryScreen } from "../entry/entry-screen.tsx";
import { InvitationScreen } from "../entry/invitation-screen.tsx";
import { NewPasswordScreen } from "../entry/new-password-screen.tsx";
import { ResetScreen } from "../entry/reset-screen.tsx";
import { pathTo } from "../router.ts";
import { Empty } from "../ui/empty.tsx";
import { SiteDesk } from "./site-desk.tsx";

/** What is shown: a way in, or the desk of a site. */
export function Shell({ isReady }: { isReady: ReadonlySignal<boolean> }): VNode {
  const { session, router, t } = useConsole();
  const { site: wanted, screen } = router.place.value;
  const state = session.state.value;
  const signedIn = typeof state === "string" ? undefined : state;
  const site = signedIn?.sites.find(({ key }) => key === wanted);
  const first = signedIn?.sites[0]?.key;
  const isEntry = wanted === "~";

  useEffect(() => {
    if (signedIn && !site && first && !isEntry) router.go(pathTo(first), { replace: true });
  }, [signedIn, site, first, isEntry]);

  if (isEntry && screen === "invitation") return <InvitationScreen />;
  if (isEntry && screen === "reset") return <ResetScreen />;
  if (!isReady.value) return <div class="starting" role="status" aria-label={t("loading")} />;
  if (state === "unreachable") {
    return (
      <main class="entry">
        <Empty icon="buoy" title={t("problem_offline")}>
          <button type="button" class="button" onClick={() => void session.restore()}>
            {t("retry")}
          </button>
        </Empty>
      </main>
    );
  }
  if (!signedIn) return <EntryScreen />;
  if (signedIn.mustChangePassword) return <NewPasswordScreen />;
  if (!site) {
    return (
      <main class="entry">
        <Empty icon="buoy" title={first ? t("loading") : t("no_sites")} />
      </main>
    );
  }
  return <SiteDesk key={site.key} session={signedIn} site={site} />;
}
