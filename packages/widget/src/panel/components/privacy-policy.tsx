import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";

/** The way to what the site says of itself, where it named a page. */
export function PrivacyPolicy(): VNode | null {
  const { widget, text } = usePanel();
  const { privacyUrl, name = "" } = widget.knowledge.site.value ?? {};
  // Told by a server, and followed by a person: nothing but a web address.
  if (!privacyUrl || !/^https?:/i.test(privacyUrl)) return null;
  return (
    <a class="hb-link" href={privacyUrl} target="_blank" rel="noopener noreferrer">
      {text("privacyPolicy", { site: name })}
    </a>
  );
}
