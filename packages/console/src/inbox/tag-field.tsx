import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { Icon } from "../ui/icon.tsx";
import { useActs } from "./use-acts.ts";

/** The tags of a conversation: written and taken away one at a time. */
export function TagField({ entry }: { entry: Entry }): VNode {
  const { t } = useDesk();
  const acts = useActs();
  const id = useId();
  const [text, setText] = useState("");
  const { tags } = entry.record;

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const tag = text.trim();
    if (!tag || !(await acts.setTags(entry, [...tags, tag]))) return;
    setText("");
  }

  return (
    <form class="tags" onSubmit={(event) => void add(event)}>
      <label for={id}>{t("tags")}</label>
      <ul class="tag-list">
        {tags.map((tag) => (
          <li key={tag} class="tag">
            {tag}
            <button
              type="button"
              class="tag-remove"
              aria-label={t("remove_tag", { tag })}
              onClick={() =>
                void acts.setTags(
                  entry,
                  tags.filter((one) => one !== tag),
                )
              }
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <input
        id={id}
        class="input"
        maxLength={40}
        placeholder={t("add_tag")}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}
