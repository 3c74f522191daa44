import type { FormField } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import type { FieldLinks } from "./field.tsx";

/** No password field where there is another way: browsers would offer to keep what is typed. */
const masks = typeof CSS === "object" && CSS.supports("-webkit-text-security", "disc");

/** An ID or card number: dots instead of what is typed, unless the visitor asks to see it (SPEC SF1). */
export function SensitiveInput(options: {
  field: FormField;
  value: string;
  links: FieldLinks;
  onChange: (typed: string) => void;
}): VNode {
  const { field, value, links, onChange } = options;
  const { text } = usePanel();
  const isShown = useSignal(false);
  return (
    <>
      <div class="hb-sensitive">
        <input
          {...links}
          class={masks && !isShown.value ? "hb-input hb-masked" : "hb-input"}
          type={(masks || isShown.value ? "text" : "password") as "text"}
          inputMode={field.type === "phone" ? "tel" : "text"}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          required={field.required === true}
          maxLength={field.maxLength ?? 100}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        <button
          type="button"
          class="hb-text-button"
          aria-pressed={isShown.value}
          aria-controls={links.id}
          onClick={() => (isShown.value = !isShown.value)}
        >
          {text(isShown.value ? "hide" : "show")}
        </button>
      </div>
      <p class="hb-hint">{text("hiddenValue")}</p>
    </>
  );
}
