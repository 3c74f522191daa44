import type { Locale } from "@helpbuoy/protocol";
import { RichTextView } from "@helpbuoy/rich-text/render";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import type { TextPreview } from "./self-service-api.ts";
import { usePreviews } from "./use-previews.ts";

/** Markdown as visitors will see it, by the renderer of the widget. */
export function MarkdownPreview(props: {
  load: (markdown: string) => Promise<TextPreview>;
  markdown: string;
  locale: Locale;
  /** Sets it apart from others on the screen. */
  label: string;
}): VNode {
  const { t } = useDesk();
  const { load, markdown, locale } = props;
  const [seen] = usePreviews(async ([text = ""]) => [await load(text)], [markdown]);
  return (
    <section class="article-preview" aria-label={`${t("preview")} · ${props.label}`} lang={locale}>
      {seen?.problems.map(({ line, code, about }) => (
        <p key={`${line} ${code}`} class="field-problem">
          {t("line_wrong", { line })} <code>{about || code}</code>
        </p>
      ))}
      {!seen || seen.tree.length === 0 ? (
        <p class="card-empty">{t("preview_empty")}</p>
      ) : (
        <SiteRichText tree={seen.tree} locale={locale} />
      )}
    </section>
  );
}

/** A tree with the site's own pictures and videos; links to articles lead nowhere here. */
export function SiteRichText({
  tree,
  locale,
}: {
  tree: TextPreview["tree"];
  locale: Locale;
}): VNode {
  const { api, site } = useDesk();
  return (
    <RichTextView
      tree={tree}
      mediaUrl={(source) => api.mediaUrl(site.key, source)}
      onArticle={() => {}}
      onSelfService={() => {}}
      videoHosts={[]}
      locale={locale}
    />
  );
}
