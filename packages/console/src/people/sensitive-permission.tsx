import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { useNewest } from "../use-newest.ts";

/** Whether an agent may look at sensitive fields; leads and admins may anyway. For admins. */
export function SensitivePermission({ id, name }: { id: string; name: string }): VNode | null {
  const { t, api, site, say, problemText } = useDesk();
  const [isAllowed, setAllowed] = useState<boolean>();

  useNewest(
    {
      ask: () => api.members(site.key),
      tell: ({ members }) => setAllowed(members.find((one) => one.id === id)?.seesSensitive),
    },
    [id],
  );

  async function change(next: boolean): Promise<void> {
    try {
      await api.permitSensitive(site.key, id, next);
      setAllowed(next);
      say(t("saved"));
    } catch (cause) {
      say(problemText(cause), "problem");
    }
  }

  if (isAllowed === undefined) return null;
  return (
    <label class="check">
      <input
        type="checkbox"
        aria-label={t("sees_sensitive_of", { name })}
        checked={isAllowed}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      {t("sees_sensitive")}
    </label>
  );
}
