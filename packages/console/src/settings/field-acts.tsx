import type { Form } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";
import { moveField, removeField } from "./form-edits.ts";

/** Where a field stands in its form, and whether it does. */
export function FieldActs(props: { form: Form; at: number; onForm: (form: Form) => void }): VNode {
  const { t } = useDesk();
  const { form, at, onForm } = props;
  const number = at + 1;
  return (
    <span class="field-acts">
      <button
        type="button"
        class="icon-button"
        aria-label={t("field_up", { number })}
        disabled={at === 0}
        onClick={() => onForm(moveField(form, at, -1))}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="icon-button is-down"
        aria-label={t("field_down", { number })}
        disabled={number === form.fields.length}
        onClick={() => onForm(moveField(form, at, 1))}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t("remove_field", { number })}
        onClick={() => onForm(removeField(form, at))}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}
