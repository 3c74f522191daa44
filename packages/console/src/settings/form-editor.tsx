import { fieldTypes, type Form, type FormField } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { FieldEditor } from "../fields/field-editor.tsx";
import { newField, tidyField } from "../fields/field-edits.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";

/** Edits a ticket form; nothing of it is seen by visitors until it is saved. */
export function FormEditor(props: {
  form: Form;
  /** Answers with what is wrong. */
  onSave: (form: Form) => Promise<string | undefined>;
  onClose: () => void;
}): VNode {
  const { t, newId } = useDesk();
  const [form, setForm] = useState(props.form);
  const [problem, setProblem] = useState<string>();
  const [categories, setCategories] = useState(props.form.categories.join(", "));

  const setFields = (fields: readonly FormField[]) => setForm({ ...form, fields: [...fields] });
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const slugs = categories.split(/[,，\s]+/).filter(Boolean);
    const fields = form.fields.map(tidyField);
    setProblem(await props.onSave({ ...form, categories: slugs, fields }));
  }

  return (
    <Dialog title={t("edit_form")} onClose={props.onClose}>
      <form class="dialog-form" onSubmit={(event) => void save(event)}>
        <Field
          label={t("form_title")}
          hint={t("form_always")}
          required
          value={form.title}
          onValue={(title) => setForm({ ...form, title })}
        />
        <Field
          label={t("form_categories")}
          hint={t("form_categories_hint")}
          value={categories}
          onValue={setCategories}
        />
        {form.fields.map((field, at) => (
          <FieldEditor
            key={field.id}
            fields={form.fields}
            field={field}
            at={at}
            types={fieldTypes}
            onFields={setFields}
          />
        ))}
        <button
          type="button"
          class="button is-small is-own-width"
          onClick={() => setFields([...form.fields, newField(`field-${newId().toLowerCase()}`)])}
        >
          {t("add_field")}
        </button>
        <p class="form-problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="button is-primary">
          {t("save")}
        </button>
      </form>
    </Dialog>
  );
}
