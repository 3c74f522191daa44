import type { Browser } from "playwright-core";
import { fileTicket } from "./ticket-steps.ts";
import { createVisitor, type Visitor } from "./visitor.ts";

/** Someone at the partner's page, and every request of theirs. */
export type Guest = Visitor & {
  asked: string[];
  /** How often something was asked for. */
  times(path: string): number;
  signIn(name: string): Promise<void>;
  signOut(): Promise<void>;
  run<Answer>(command: string, ...args: unknown[]): Promise<Answer>;
  file(subject: string): Promise<void>;
  /** Opens the list of tickets. */
  tickets(): Promise<void>;
  /** The bearer token that was last used. */
  token(): string;
};

/** Comes to the partner's page. */
export async function visitPartner(options: {
  browser: Browser;
  server: string;
  partner: string;
}): Promise<Guest> {
  const { partner, ...rest } = options;
  const visitor = await createVisitor({ ...rest, locale: "en" });
  const { page, panel } = visitor;
  const asked: string[] = [];
  let bearer = "";
  page.on("request", (request) => {
    asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
    const { authorization } = request.headers();
    if (authorization) bearer = authorization.replace("Bearer ", "");
  });
  const guest: Guest = Object.assign(visitor, {
    asked,
    times: (path: string) => asked.filter((one) => one.endsWith(path)).length,
    async signIn(name: string) {
      await page.getByRole("button", { name: `Sign in as ${name}` }).click();
      await page.getByText(`Signed in as ${name}`).waitFor();
      await guest.launcher.waitFor();
    },
    async signOut() {
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByText("Nobody is signed in").waitFor();
    },
    run: <Answer>(command: string, ...args: unknown[]) =>
      page.evaluate(
        ([name, given]) =>
          (
            globalThis as unknown as { Helpbuoy(name: string, ...given: unknown[]): unknown }
          ).Helpbuoy(name, ...given),
        [command, args] as const,
      ) as Promise<Answer>,
    async file(subject: string) {
      await guest.run("show", "home");
      await fileTicket(panel, { subject, description: "As it stands" }, "en");
      await panel.getByText("Your ticket is filed").waitFor();
      await guest.run("close");
    },
    async tickets() {
      await guest.run("show", "tickets");
      await panel.getByRole("heading", { name: "My tickets" }).waitFor();
    },
    token: () => bearer,
  });
  await page.goto(`${partner}/`);
  await guest.launcher.waitFor();
  return guest;
}
