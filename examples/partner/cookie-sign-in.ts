import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { people, type Person } from "./people.ts";

const NAME = "partner";

/** The site's own sign-in, as every site has one: a cookie, and who is behind it. */
export function createSignIn() {
  const signedIn = new Map<string, Person>();
  const cookieOf = ({ headers }: IncomingMessage) =>
    new RegExp(`(?:^|; )${NAME}=([\\w-]+)`).exec(headers.cookie ?? "")?.[1] ?? "";
  return {
    whoAsks: (request: IncomingMessage): Person | undefined => signedIn.get(cookieOf(request)),
    /** @returns the `set-cookie` header */
    signIn(id: string | null): string | undefined {
      const person = people.find((one) => one.id === id);
      if (!person) return undefined;
      const cookie = randomBytes(24).toString("base64url");
      signedIn.set(cookie, person);
      return `${NAME}=${cookie}; Path=/; HttpOnly; SameSite=Lax`;
    },
    /** @returns the `set-cookie` header */
    signOut(request: IncomingMessage): string {
      signedIn.delete(cookieOf(request));
      return `${NAME}=; Path=/; Max-Age=0`;
    },
  };
}
