import type { VNode } from "preact";
import { isAtLeast, useDesk } from "../console-context.ts";
import type { Colleague, Role } from "../desk-api.ts";
import { Avatar } from "../ui/avatar.tsx";
import { SensitivePermission } from "./sensitive-permission.tsx";

const roles: Role[] = ["agent", "lead", "admin"];

export function MemberList(): VNode {
  const { t, api, desk, site, me, say, confirm, problemText } = useDesk();
  const isAdmin = isAtLeast(site.role, "admin");

  async function change(work: Promise<void>): Promise<void> {
    try {
      await work;
      say(t("saved"));
    } catch (cause) {
      say(problemText(cause), "problem");
    }
    await desk.refreshPeople();
  }

  async function remove({ id, name }: Pick<Colleague, "id" | "name">): Promise<void> {
    const question = {
      title: t("remove_asked", { name }),
      text: t("member_removing"),
      act: t("remove"),
    };
    if (await confirm(question)) await change(api.removeMember(site.key, id));
  }

  const line = ({ id, name, role, isOnline, load }: Colleague) => (
    <li key={id} class="person">
      <Avatar id={id} name={name} />
      <span class="person-name">
        <strong>{name}</strong>
        <span class="person-facts">
          <span class={isOnline ? "dot is-online" : "dot"} />
          {t(isOnline ? "presence_online" : "presence_away")} · {t("load", { count: load })}
        </span>
      </span>
      {isAdmin ? (
        <>
          <select
            class="input person-role"
            aria-label={t("role_of", { name })}
            value={role}
            onChange={(event) =>
              void change(api.setRole(site.key, id, event.currentTarget.value as Role))
            }
          >
            {roles.map((one) => (
              <option key={one} value={one}>
                {t(`role_${one}`)}
              </option>
            ))}
          </select>
          {role === "agent" && <SensitivePermission id={id} name={name} />}
          <button
            type="button"
            class="button is-small is-quiet"
            disabled={id === me.id}
            onClick={() => void remove({ id, name })}
          >
            {t("remove")}
          </button>
        </>
      ) : (
        <span class="badge">{t(`role_${role}`)}</span>
      )}
    </li>
  );

  return (
    <section class="card">
      <h2>{t("members")}</h2>
      <ul class="people">{desk.people.value.agents.map(line)}</ul>
    </section>
  );
}
