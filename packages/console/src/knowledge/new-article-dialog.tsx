import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { pathTo } from "../router.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";

/** Names an article: its address stays, whatever its title becomes. */
export function NewArticleDialog(props: {
  taken: (slug: string) => boolean;
  onClose: () => void;
}): VNode {
  const { t, site, router } = useDesk();
  const [slug, setSlug] = useState("");
  const [problem, setProblem] = useState<string>();

  function begin(event: Event): void {
    event.preventDefault();
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return setProblem(t("slug_wrong"));
    if (props.taken(slug)) return setProblem(t("slug_taken"));
    props.onClose();
    router.go(pathTo(site.key, "knowledge", slug));
  }

  return (
    <Dialog title={t("new_article")} onClose={props.onClose}>
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
        <button type="submit" class="button is-primary">
          {t("begin")}
        </button>
      </form>
    </Dialog>
  );
}
