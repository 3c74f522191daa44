/** What a site sets on its tag (`data-…`), in `window.HelpbuoySettings`, or with `boot` and `createHelpbuoy`. */
export type LoaderSettings<Backend = string> = {
  /** The site's public key. */
  site: string;
  /** A URL that speaks the protocol (default: the script's own origin), or an object with the `Backend` interface. */
  backend: Backend;
  /** BCP 47 tag; default: the page's `<html lang>`, then the browser's languages. */
  locale?: string;
  /** Default `auto`. */
  theme?: "light" | "dark" | "auto";
  /** Accent colour, any CSS colour. */
  color?: string;
  /** Which bottom corner; `end` (right in left-to-right pages) is the default. */
  position?: "start" | "end";
  /** Distance from the corner in px: one number, or `x,y`. Default `20`. */
  offset?: string;
  /** Leaves the top layer and takes this z-index instead, for pages that must lie above. */
  zIndex?: string;
  /** Host page paths without a launcher: `/checkout,/live/*`. */
  hideOn?: string;
  /** A selector of the page's own button, used instead of ours. */
  launcher?: string;
  /** The text beside the launcher's icon; default: icon alone. */
  label?: string;
  /** For a page whose CSP lists nonces. Default: the tag's own. */
  nonce?: string;
  /** `idle` loads the panel's code once the page has settled; default: on intent. */
  prefetch?: "idle" | "intent";
};

/** Whether a path matches one of the comma-separated patterns, in which `*` stands for anything. */
export function matchesPath(path: string, patterns: string): boolean {
  return patterns.split(",").some((pattern) => {
    const literal = pattern.trim().replace(/[^\w*/-]/g, "\\$&");
    return new RegExp(`^${literal.replace(/\*/g, ".*")}$`).test(path);
  });
}
