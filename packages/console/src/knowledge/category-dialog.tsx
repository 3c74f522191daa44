import type { Category, Locale } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import type { KnowledgeApi } from "./knowledge-api.ts";

/** The categories of one language: named, put in order, added and taken away. */
export function CategoryDialog(props: {
  knowledge: KnowledgeApi;
  onClose: () => void;
  onChange: () => void;
}): VNode {
  const { t, say, problemText } = useDesk();
  const [locale, setLocale] = useState<Locale>("zh-CN");
  const [categories, setCategories] = useState<readonly Category[]>([]);

  useEffect(() => {
    props.knowledge.categories(locale).then(
      (answer) => setCategories(answer.categories),
      (cause) => say(problemText(cause), "problem"),
    );
  }, [locale]);

  const change = (at: number, patch: Partial<Category>) =>
    setCategories(categories.map((one, i) => (i === at ? { ...one, ...patch } : one)));
  function move(at: number): void {
    const next = [...categories];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at - 1, 0, moved);
    setCategories(next);
  }
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    try {
      await props.knowledge.saveCategories(locale, categories);
      say(t("saved"));
      props.onChange();
      props.onClose();
    } catch (cause) {
      say(problemText(cause), "problem");
    }
  }

  return (
    <Dialog title={t("edit_categories")} onClose={props.onClose}>
      <form class="dialog-form" onSubmit={(event) => void save(event)}>
        <select
          class="input"
          aria-label={t("language")}
          value={locale}
          onChange={(event) => setLocale(event.currentTarget.value)}
        >
          <option value="zh-CN">中文</option>
          <option value="en">English</option>
        </select>
        <ul class="category-rows">
          {categories.map(({ slug, title }, i) => (
            <li key={i} class="category-row">
              <input
                class="input"
                aria-label={t("name")}
                required
                maxLength={80}
                value={title}
                onInput={(event) => change(i, { title: event.currentTarget.value })}
              />
              <input
                class="input"
                aria-label={t("slug")}
                required
                pattern="[a-z0-9]+(-[a-z0-9]+)*"
                value={slug}
                onInput={(event) => change(i, { slug: event.currentTarget.value })}
              />
              <button
                type="button"
                class="icon-button"
                disabled={i === 0}
                aria-label={t("move_up", { name: title })}
                onClick={() => move(i)}
              >
                <Icon name="up" />
              </button>
              <button
                type="button"
                class="icon-button"
                aria-label={t("remove_named", { name: title })}
                onClick={() => setCategories(categories.filter((_, at) => at !== i))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
        <button
          type="button"
          class="button"
          onClick={() =>
            setCategories([...categories, { slug: "", title: "", description: "", icon: "book" }])
          }
        >
          {t("add_category")}
        </button>
        <button type="submit" class="button is-primary">
          {t("save")}
        </button>
      </form>
    </Dialog>
  );
}
