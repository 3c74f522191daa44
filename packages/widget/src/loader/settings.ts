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
  /** Nothing is stored in the browser, and nothing of the visitor sent, before they agree. */
  consent?: "required";
  /** `idle` loads the panel's code once the page has settled; default: on intent. */
  prefetch?: "idle" | "intent";
};

/** Whether a path matches one of the comma-separated patterns, in which `*` stands for anything. */
export function matchesPath(path: string, patterns: string): boolean {
  // The ends are characters that no path has. No RegExp: one with many stars could take for ever.
  const text = `\n${path}\n`;
  return `${patterns}`.split(",").some((pattern) => {
    let at = 0;
    return `\n${pattern.trim()}\n`
      .split("*")
      .every((piece) => ~(at = text.indexOf(piece, at)) && (at += piece.length));
  });
}
