import type { Site } from "@helpbuoy/protocol";
import { computed, type ReadonlySignal } from "@preact/signals-core";
import type { VisitorSessions } from "../visitor-session.ts";

/** Who the site's own server says the visitor is. */
export type Contact = { id: string; name?: string | undefined; email?: string | undefined };

export type IdentityModel = {
  /** Verified by the backend; undefined: nobody is, or not yet. */
  contact: ReadonlySignal<Contact | undefined>;
  /** Nobody was ever identified here: agents see an unverified visitor. */
  isAnonymous: ReadonlySignal<boolean>;
  /** Nothing is sent before the visitor signs in on the site; what is written waits. */
  mustSignIn: ReadonlySignal<boolean>;
};

/** Why nothing is sent before the page identifies someone (again). */
export type IdentityProblem =
  /** The token that was given is taken no more, or another one is signed in meanwhile. */
  | "identity_expired"
  /** The site takes nothing from anonymous visitors. */
  | "identity_required";

/** What the panel and the page may know of the visitor session. */
export type Identity = IdentityModel & Pick<VisitorSessions, "problem">;

export function createIdentityModel(
  { contact, isAnonymous, problem }: VisitorSessions,
  site: ReadonlySignal<Site | undefined>,
): Identity {
  const mustSignIn = computed(
    () =>
      problem.value !== undefined || (isAnonymous.value && Boolean(site.value?.requiresIdentity)),
  );
  return { contact, isAnonymous, problem, mustSignIn };
}
