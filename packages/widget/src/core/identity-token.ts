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

type Payload = { sub?: unknown; name?: unknown; email?: unknown; attributes?: unknown };

function payloadOf(token: string): Payload {
  try {
    const [, payload = ""] = token.split(".");
    const bytes = atob(payload.replace(/-/g, "+").replace(/_/g, "/"));
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    return Object(JSON.parse(text)) as Payload;
  } catch {
    return {};
  }
}

/**
 * Whom a token names, read without proof: only the backend can tell whether it is true. undefined:
 * nobody, it is no token.
 */
export function subjectOf(token: string): string | undefined {
  const { sub } = payloadOf(token);
  return typeof sub === "string" && sub ? sub : undefined;
}

/** A print of what a token says of a person: another one when something about them has changed. */
export function printOf(token: string): string {
  const { sub, name, email, attributes } = payloadOf(token);
  let print = 5381;
  for (const char of JSON.stringify([sub, name, email, attributes])) {
    print = (print * 33) ^ (char.codePointAt(0) as number);
  }
  return (print >>> 0).toString(36);
}
