import type { Form, FormField } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Field } from "../ui/field.tsx";
import { FieldActs } from "./field-acts.tsx";
import { changeField, optionsOf, withoutCondition } from "./form-edits.ts";
import { TextArea } from "./text-area.tsx";

const types: FormField["type"][] = [
  "text",
  "multiline",
  "choice",
  "number",
  "date",
  "phone",
  "email",
  "files",
  "voice",
];

/** What can be sensitive (SPEC SF1). */
const oneLine: FormField["type"][] = ["text", "number", "phone"];

/** One field of a form. */
export function FieldEditor(props: {
  form: Form;
  field: FormField;
  at: number;
  onForm: (form: Form) => void;
}): VNode {
  const { t, newId } = useDesk();
  const { form, field, at, onForm } = props;
  const id = useId();
  const [lines, setLines] = useState((field.options ?? []).map(({ label }) => label).join("\n"));
  // Of before this edit: while a line is being worded anew it keeps its value.
  const [old] = useState(field.options ?? []);
  const change = (patch: Partial<FormField>) => onForm(changeField(form, at, patch));
  const depended = form.fields.find((one) => one.id === field.visibleIf?.field);
  const labelOf = (value: string) =>
    depended?.options?.find((option) => option.value === value)?.label ?? value;

  return (
    <fieldset class="form-field">
      <legend>{t("field_number", { number: at + 1 })}</legend>
      <FieldActs form={form} at={at} onForm={onForm} />
      <Field
        label={t("field_label")}
        required
        value={field.label}
        onValue={(label) => change({ label })}
      />
      <div class="field">
        <label for={id}>{t("field_type")}</label>
        <select
          id={id}
          class="input"
          value={field.type}
          onChange={(event) => {
            const type = event.currentTarget.value as FormField["type"];
            change({ type, ...(!oneLine.includes(type) && { sensitive: false }) });
          }}
        >
          {types.map((type) => (
            <option key={type} value={type}>
              {t(`type_${type}`)}
            </option>
          ))}
        </select>
      </div>
      {field.type === "choice" && (
        <TextArea
          label={t("field_options")}
          rows={4}
          value={lines}
          onValue={(typed) => {
            setLines(typed);
            change({ options: optionsOf(typed, old, () => `option-${newId().toLowerCase()}`) });
          }}
        />
      )}
      <Field
        label={t("field_hint")}
        value={field.hint ?? ""}
        onValue={(hint) => change({ hint })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={field.required ?? false}
          onChange={(event) => change({ required: event.currentTarget.checked })}
        />
        {t("field_required")}
      </label>
      {oneLine.includes(field.type) && (
        <>
          <label class="check">
            <input
              type="checkbox"
              checked={field.sensitive ?? false}
              onChange={(event) => change({ sensitive: event.currentTarget.checked })}
            />
            {t("field_sensitive")}
          </label>
          {field.sensitive && <p class="field-hint">{t("field_sensitive_hint")}</p>}
        </>
      )}
      {field.visibleIf && (
        <p class="field-hint">
          {t("field_condition", {
            field: depended?.label ?? field.visibleIf.field,
            values: field.visibleIf.in.map(labelOf).join(", "),
          })}{" "}
          <button
            type="button"
            class="link-button"
            onClick={() =>
              onForm({ ...form, fields: form.fields.with(at, withoutCondition(field)) })
            }
          >
            {t("field_always")}
          </button>
        </p>
      )}
    </fieldset>
  );
}
