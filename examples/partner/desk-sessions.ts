import { randomBytes } from "node:crypto";
import { people, type Person } from "./people.ts";
import { readIdentity, type IdentitySecret } from "./sign-identity.ts";

const DAY = 86_400_000; // ms

/** What a desk of one's own does of identity: a session for a token, and its end. */
export function createDeskSessions(secret: IdentitySecret) {
  const open = new Map<string, Person>();
  return {
    /** @returns undefined: the token is not taken */
    begin(identityToken: string) {
      const subject = readIdentity(identityToken, secret);
      const person = people.find(({ id }) => id === subject);
      if (!person) return undefined;
      const token = `${person.id}.${randomBytes(24).toString("base64url")}`;
      open.set(token, person);
      const { id, name, email } = person;
      const expiresAt = new Date(Date.now() + 30 * DAY).toISOString();
      return { token, expiresAt, contact: { id, name, email } };
    },
    end: (token: string) => open.delete(token),
  };
}
