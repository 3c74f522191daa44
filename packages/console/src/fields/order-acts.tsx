import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";
import { moveAt, removeAt } from "./field-edits.ts";

/** Where something stands among its like, and whether it does. */
export function OrderActs<Item>(props: {
  items: readonly Item[];
  at: number;
  /** What it is called: "field 2". */
  name: string;
  onItems: (items: readonly Item[]) => void;
  /** In place of taking it away at once. */
  onRemove?: () => void;
}): VNode {
  const { t } = useDesk();
  const { items, at, name, onItems, onRemove } = props;
  return (
    <span class="field-acts">
      <button
        type="button"
        class="icon-button"
        aria-label={t("move_up", { name })}
        disabled={at === 0}
        onClick={() => onItems(moveAt(items, at, -1))}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="icon-button is-down"
        aria-label={t("move_down", { name })}
        disabled={at + 1 === items.length}
        onClick={() => onItems(moveAt(items, at, 1))}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t("remove_named", { name })}
        onClick={() => (onRemove ? onRemove() : onItems(removeAt(items, at)))}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}
