import type { RichText } from "@helpbuoy/protocol";
import { RichTextView } from "@helpbuoy/rich-text/render";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";

/** What was said, drawn as the visitor sees it. */
export function MessageBody({ tree }: { tree: RichText }): VNode | null {
  const { api, site, preferences } = useDesk();
  if (tree.length === 0) return null;
  return (
    <RichTextView
      tree={tree}
      mediaUrl={(source) => api.mediaUrl(site.key, source)}
      onArticle={() => {}}
      onSelfService={() => {}}
      videoHosts={[]}
      locale={preferences.locale.value}
    />
  );
}
