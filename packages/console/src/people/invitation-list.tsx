import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Invitation, Role } from "../desk-api.ts";
import { formatDistance } from "../format.ts";
import { HOME } from "../router.ts";
import { Field } from "../ui/field.tsx";
import { SelectField } from "../ui/select-field.tsx";

const invitable = ["agent", "lead", "admin"] as const;

/** Invites people; the link is shown this once, for a site that sends no mail. */
export function InvitationList(): VNode {
  const { t, api, site, say, confirm, problemText, preferences } = useDesk();
  const [invitations, setInvitations] = useState<readonly Invitation[]>([]);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("agent");
  const [link, setLink] = useState("");

  async function refresh(): Promise<void> {
    setInvitations((await api.invitations(site.key)).invitations);
  }
  async function change(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await refresh();
    } catch (cause) {
      say(problemText(cause), "problem");
    }
  }
  useEffect(() => void change(async () => {}), []);

  async function revoke(id: string, name: string): Promise<void> {
    const question = {
      title: t("revoke_asked", { name }),
      text: t("invitation_removing"),
      act: t("revoke"),
    };
    if (await confirm(question)) await change(() => api.revokeInvitation(site.key, id));
  }

  const invite = (event: Event) => {
    event.preventDefault();
    void change(async () => {
      const { token } = await api.invite(site.key, email, role);
      setLink(`${location.origin}${HOME}~/invitation#${token}`);
      setEmail("");
    });
  };

  return (
    <section class="card">
      <h2>{t("invitations")}</h2>
      <form class="inline-form" onSubmit={invite}>
        <Field label={t("email")} type="email" required value={email} onValue={setEmail} />
        <SelectField
          label={t("role")}
          value={role}
          choices={invitable.map((one) => ({ value: one, label: t(`role_${one}`) }))}
          onValue={setRole}
        />
        <button type="submit" class="button is-primary">
          {t("invite")}
        </button>
      </form>
      {link && (
        <div class="field" role="status">
          <label for="invitation-link">{t("invitation_link")}</label>
          <input
            id="invitation-link"
            class="input"
            readOnly
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <p class="field-hint">{t("invitation_link_hint")}</p>
        </div>
      )}
      <ul class="people">
        {invitations.map(({ id, email: invited, role: part, expiresAt }) => (
          <li key={id} class="person">
            <span class="person-name">
              <strong>{invited}</strong>
              <span class="person-facts">
                {t(`role_${part}`)} ·{" "}
                {t("ends", {
                  time: formatDistance(expiresAt, Date.now(), preferences.locale.value),
                })}
              </span>
            </span>
            <button
              type="button"
              class="button is-small is-quiet"
              onClick={() => void revoke(id, invited)}
            >
              {t("revoke")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
