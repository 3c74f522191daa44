import { RichTextView } from "@helpbuoy/rich-text/render";
import type { Id, RichText } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";

/** The words of a message, with articles opened beside its talk. */
export function MessageBody(options: {
  body: RichText;
  conversationId: Id;
  /** The visitor's own: where its links lead is theirs to know. */
  isOwn?: boolean;
}): VNode {
  const { body, conversationId, isOwn } = options;
  const { widget, text, locale } = usePanel();
  return (
    <RichTextView
      tree={body}
      mediaUrl={widget.knowledge.mediaUrl}
      onArticle={(slug) => widget.panel.show({ name: "article", idOrSlug: slug, conversationId })}
      onSelfService={(kind, slug) => widget.panel.show({ name: kind, slug })}
      videoHosts={widget.knowledge.site.value?.videoHosts ?? []}
      locale={locale()}
      videoLabel={text("watchVideo")}
      pageHost={isOwn ? undefined : location.host}
    />
  );
}
