import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { formatFull } from "../format.ts";
import { Icon } from "../ui/icon.tsx";
import { NewSecret } from "./new-secret.tsx";
import type { IdentitySecret, NewIdentitySecret } from "./settings-api.ts";
import { SigningExample } from "./signing-example.tsx";
import { useChange } from "./use-change.ts";

/** As many as can be live at a time (SPEC ID9). */
const MOST = 2;

/** What the site's server signs identities with; for admins. */
export function IdentitySecrets({ onCount }: { onCount: (live: number) => void }): VNode {
  const { t, api, site, preferences, confirm } = useDesk();
  const { change } = useChange();
  const [secrets, setSecrets] = useState<readonly IdentitySecret[]>();
  const [made, setMade] = useState<NewIdentitySecret>();

  const load = async () => {
    const { secrets: live } = await api.identitySecrets(site.key);
    setSecrets(live);
    onCount(live.length);
  };
  useEffect(() => void change(load), []);
  const add = () =>
    void change(async () => {
      setMade(await api.addIdentitySecret(site.key));
      await load();
    });
  async function remove(kid: string): Promise<void> {
    const isLast = secrets?.length === 1;
    const question = {
      title: t("secret_removing"),
      text: t(isLast ? "secret_removing_last" : "secret_removing_text"),
      act: t("secret_removing_act"),
    };
    if (!(await confirm(question))) return;
    await change(async () => {
      await api.removeIdentitySecret(site.key, kid);
      if (made?.kid === kid) setMade(undefined);
      await load();
    }, t("secret_removed"));
  }

  const live = secrets?.length ?? 0;
  return (
    <>
      <section class="card-part">
        <header class="card-head">
          <h3>{t("identity_secrets")}</h3>
          <button
            type="button"
            class="button is-small"
            disabled={!secrets || live >= MOST}
            onClick={add}
          >
            {t("new_secret")}
          </button>
        </header>
        {made && <NewSecret made={made} />}
        {live > 0 && (
          <ul class="people">
            {secrets?.map(({ kid, createdAt }) => (
              <li key={kid} class="person secret-row">
                <Icon name="key" />
                <span class="person-name">
                  <code class="secret-name">{kid}</code>
                  <span class="person-facts">
                    {t("secret_made", { time: formatFull(createdAt, preferences.locale.value) })}
                  </span>
                </span>
                <button
                  type="button"
                  class="button is-small is-quiet"
                  aria-label={t("secret_remove", { name: kid })}
                  onClick={() => void remove(kid)}
                >
                  {t("remove")}
                </button>
              </li>
            ))}
          </ul>
        )}
        {secrets && (
          <p class="field-hint">
            {t(live === 0 ? "no_secrets" : live < MOST ? "secrets_hint" : "secrets_full")}
          </p>
        )}
      </section>
      <SigningExample kid={made?.kid ?? secrets?.at(-1)?.kid ?? "…"} />
    </>
  );
}
