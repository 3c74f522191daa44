import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { useCopy } from "./use-copy.ts";

/** A line to copy. */
export function CopyField({ label, value }: { label: string; value: string }): VNode {
  const { t } = useDesk();
  const id = useId();
  const { shown, copy } = useCopy<HTMLInputElement>();
  return (
    <div class="field copy-field">
      <label for={id}>{label}</label>
      <span class="copy-line">
        <input
          ref={shown}
          id={id}
          class="input"
          readOnly
          spellcheck={false}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button
          type="button"
          class="button"
          aria-label={t("copy_named", { what: label })}
          onClick={() => void copy(value)}
        >
          {t("copy")}
        </button>
      </span>
    </div>
  );
}
