import type { Locale } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { pathTo } from "../router.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { languages } from "./languages.ts";

/** Names a guide or a task: its address stays, whatever its title becomes. */
export function NewWrittenDialog(props: {
  kind: "guides" | "tasks";
  taken: (slug: string) => boolean;
  onClose: () => void;
}): VNode {
  const { t, site, router, preferences } = useDesk();
  const [slug, setSlug] = useState("");
  const [locale, setLocale] = useState<Locale>(preferences.locale.peek());
  const [problem, setProblem] = useState<string>();

  function begin(event: Event): void {
    event.preventDefault();
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return setProblem(t("slug_wrong"));
    if (props.taken(slug)) return setProblem(t("name_taken"));
    props.onClose();
    router.go(pathTo(site.key, props.kind, slug, locale));
  }

  return (
    <Dialog title={t(props.kind === "guides" ? "new_guide" : "new_task")} onClose={props.onClose}>
      <form class="dialog-form" onSubmit={begin}>
        <Field
          label={t("slug")}
          hint={t("slug_hint")}
          problem={problem}
          required
          maxLength={80}
          value={slug}
          onValue={setSlug}
        />
        <SelectField
          label={t("language")}
          value={locale}
          choices={languages.map((one) => ({ value: one.locale, label: one.name }))}
          onValue={setLocale}
        />
        <button type="submit" class="button is-primary">
          {t("begin")}
        </button>
      </form>
    </Dialog>
  );
}
