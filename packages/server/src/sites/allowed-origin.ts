/*
 * A site's list of origins. An entry is an exact origin (`https://shop.example.com`), `loopback`
 * (any port of the machine itself: for development), or `null` (sandboxed frames and files, which
 * anyone can make: only for who means it).
 */

/** Whether requests from this origin are for this site. Exact: no case, suffix or port is guessed. */
export function isAllowedOrigin(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) =>
    entry === "loopback" ? isLoopbackOrigin(origin) : entry === origin,
  );
}

function isLoopbackOrigin(origin: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(origin);
}

/**
 * The entry as a browser will send it (`HTTPS://Shop.Example:443/` → `https://shop.example`).
 * @returns undefined when it is not an origin
 */
export function normalizeOrigin(typed: string): string | undefined {
  const entry = typed.trim();
  if (entry === "loopback" || entry === "null") return entry;
  if (!URL.canParse(entry)) return undefined;
  const url = new URL(entry);
  const isOrigin =
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.pathname === "/" &&
    !url.search &&
    !url.hash &&
    !url.username &&
    !url.password;
  return isOrigin ? url.origin : undefined;
}
