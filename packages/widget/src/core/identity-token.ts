import { after, BackendError } from "@helpbuoy/client";

/** A token of the site's own server, or a function of the page that gives one. */
export type IdentitySource = string | (() => unknown);

const PATIENCE = 15_000; // ms a page's function may take

/**
 * A token to be shown to the backend; undefined: the page gave none.
 * @throws BackendError `offline` where the page's function fails or hangs: it may do better later
 */
export async function giveToken(source: IdentitySource): Promise<string | undefined> {
  if (typeof source === "string") return source;
  let cancel = () => {};
  const hung = new Promise<never>((_, reject) => {
    cancel = after(PATIENCE, () => reject(new BackendError("timeout")));
  });
  try {
    const given: unknown = await Promise.race([Promise.resolve().then(source), hung]);
    return typeof given === "string" && given ? given : undefined;
  } catch (cause) {
    throw new BackendError("offline", { cause });
  } finally {
    cancel();
  }
}

/**
 * Whom a token names, read without proof: only the backend can tell whether it is true. undefined:
 * nobody, it is no token.
 */
export function subjectOf(token: string): string | undefined {
  try {
    const [, payload = ""] = token.split(".");
    const bytes = atob(payload.replace(/-/g, "+").replace(/_/g, "/"));
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    const { sub } = JSON.parse(text) as { sub?: unknown };
    return typeof sub === "string" && sub ? sub : undefined;
  } catch {
    return undefined;
  }
}
