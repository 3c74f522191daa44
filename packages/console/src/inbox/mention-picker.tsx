import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Avatar } from "../ui/avatar.tsx";

/** Colleagues, while an @ is being written. */
export function MentionPicker(props: {
  text: string;
  onPick: (name: string) => void;
}): VNode | null {
  const { desk, t } = useDesk();
  const wanted = /@([^\s@]*)$/.exec(props.text)?.[1]?.toLowerCase();
  if (wanted === undefined) return null;
  const fitting = desk.people.value.agents
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .slice(0, 6);
  if (fitting.length === 0) return null;
  return (
    <ul class="mentions" aria-label={t("mention")}>
      {fitting.map(({ id, name }) => (
        <li key={id}>
          <button type="button" class="mention" onClick={() => props.onPick(name)}>
            <Avatar id={id} name={name} size="small" />
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
