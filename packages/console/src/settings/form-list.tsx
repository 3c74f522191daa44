import type { Form } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { languageName } from "../format.ts";
import { FormEditor } from "./form-editor.tsx";
import { useChange } from "./use-change.ts";

/** The ticket forms of the site, by language; admins edit them. */
export function FormList(): VNode {
  const { t, api, site, confirm, preferences } = useDesk();
  const { attempt, change } = useChange();
  const [forms, setForms] = useState<readonly Form[]>([]);
  const [edited, setEdited] = useState<Form>();
  const mayEdit = isAtLeast(site.role, "admin");
  const load = async () => setForms((await api.forms(site.key)).forms);
  useEffect(() => void change(load), []);

  async function remove(form: Form): Promise<void> {
    const question = {
      title: t("remove_asked", { name: form.title }),
      text: t("form_removing"),
      act: t("remove"),
    };
    if (!(await confirm(question))) return;
    await change(async () => {
      await api.removeForm(site.key, form);
      await load();
    }, t("saved"));
  }
  const save = (form: Form) =>
    attempt(async () => {
      await api.saveForm(site.key, form);
      setEdited(undefined);
      await load();
    }, t("saved"));

  const row = (form: Form) => (
    <li key={form.slug} class="person">
      <span class="person-name">
        <strong>{form.title}</strong>
        <span class="person-facts">
          {t("form_fields", { count: form.fields.length })} ·{" "}
          {form.categories.join(", ") || t("form_for_all")}
        </span>
      </span>
      {mayEdit && (
        <>
          <button type="button" class="button is-small" onClick={() => setEdited(form)}>
            {t("edit")}
          </button>
          <button type="button" class="button is-small is-quiet" onClick={() => void remove(form)}>
            {t("remove")}
          </button>
        </>
      )}
    </li>
  );

  return (
    <section class="card">
      <h2>{t("forms")}</h2>
      {[...new Set(forms.map(({ locale }) => locale))].map((locale) => (
        <div key={locale}>
          <h3>{languageName(locale, preferences.locale.value)}</h3>
          <ul class="people">{forms.filter((form) => form.locale === locale).map(row)}</ul>
        </div>
      ))}
      {edited && <FormEditor form={edited} onSave={save} onClose={() => setEdited(undefined)} />}
    </section>
  );
}
