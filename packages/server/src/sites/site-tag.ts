import { readableColor, type Locale, type SiteLook } from "@helpbuoy/protocol";

/**
 * The tag of a site's pages. Before a visitor's intent nothing is asked of the server, so the
 * launcher's look stands in the tag itself (SPEC PL3).
 * @param locale of the pages it is for
 */
export function siteTag(
  site: { key: string; look?: SiteLook | undefined; requiresConsent?: boolean | undefined },
  { src, locale }: { src: string; locale: Locale },
): string {
  const { color, launcherPosition, launcherLabel } = site.look ?? {};
  const attributes: Record<string, string | null | undefined> = {
    src,
    "data-site": site.key,
    // Asked from the first moment, not once the site is known (SPEC PR1).
    "data-consent": site.requiresConsent ? "required" : undefined,
    "data-color": color && readableColor(color),
    "data-position": launcherPosition === "start" ? "start" : undefined,
    "data-label": launcherLabel?.[locale],
  };
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value ? [` ${name}="${escaped(value)}"`] : [],
  );
  return `<script async${written.join("")}></script>`;
}

function escaped(value: string): string {
  const names: Record<string, string> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
  return value.replace(/[&"<>]/g, (sign) => names[sign] ?? sign);
}
