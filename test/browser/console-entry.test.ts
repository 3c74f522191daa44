import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { totp } from "../support/totp.ts";
import { connectChromium } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();
const password = "four words are enough";

describe("[F3.30] [F3.31] an invitation, and a second factor at the next sign-in", () => {
  let admin: ConsoleVisit;
  let sam: ConsoleVisit;
  let recoveryCodes: string[];
  beforeAll(async () => {
    admin = await openConsole({ browser });
    await admin.signIn();
    await admin.go("people");
  });
  afterAll(async () => {
    // Left as it was found.
    await removeSam();
    await admin.leave();
    await sam.leave();
  });

  async function removeSam(): Promise<void> {
    const member = admin.page.locator(".person").filter({ hasText: "Sam" });
    await admin.go("people");
    await member.getByRole("button", { name: "Remove" }).click();
    await admin.page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await member.waitFor({ state: "detached" });
  }
  /** Invites Sam; where the link leads, below the console. */
  async function invite(): Promise<string> {
    const card = admin.page.locator(".card").filter({ hasText: "Invitations" });
    await card.getByLabel("E-mail address").fill("sam@example.com");
    await card.getByRole("button", { name: "Invite", exact: true }).click();
    const link = new URL(await admin.page.getByLabel("Link of the invitation").inputValue());
    return `${link.pathname.replace("/console/", "")}${link.hash}`;
  }

  test("an admin invites; the link works once", async () => {
    const place = await invite();
    sam = await openConsole({ browser, place });
    expect(await axeProblems(sam.page)).toEqual([]);
    await sam.page.getByLabel("Your name").fill("Sam");
    await sam.page.getByLabel("New password").fill(password);
    await sam.page.getByRole("button", { name: "Join" }).click();
    await sam.page.getByRole("link", { name: "Inbox" }).waitFor();

    const late = await openConsole({ browser, place });
    await late.page.getByLabel("Your name").fill("Someone else");
    await late.page.getByLabel("New password").fill(password);
    await late.page.getByRole("button", { name: "Join" }).click();
    await late.page.getByText("This link was used or has expired").waitFor();
    await late.leave();
  });

  test("an agent sees neither invitations nor the log", async () => {
    await sam.go("people");
    await sam.page.getByRole("heading", { name: "Members" }).waitFor();
    expect(await sam.page.getByRole("heading", { name: "Invitations" }).count()).toBe(0);
    expect(await sam.page.getByRole("link", { name: "Log" }).count()).toBe(0);
  });

  test("the second factor is turned on with an authenticator's code", async () => {
    const { page } = sam;
    await sam.go("account");
    const card = page.locator(".card").filter({ hasText: "Second factor" });
    await card.getByLabel("Password").fill(password);
    await card.getByRole("button", { name: "Set up" }).click();
    const secret = (await card.locator(".secret").textContent()) ?? "";
    await card.getByLabel("Code").fill(totp(secret, Date.now()));
    await card.getByRole("button", { name: "Turn on" }).click();
    await card.locator(".recovery-codes code").first().waitFor();
    recoveryCodes = await card.locator(".recovery-codes code").allTextContents();
    expect(recoveryCodes.length).toBeGreaterThan(5);
  });

  test("[F3.80] signing in then asks for a code; each recovery code works once", async () => {
    const { page } = sam;
    const [once = ""] = recoveryCodes;
    for (const isFirst of [true, false]) {
      await sam.go("account");
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByLabel("E-mail address").fill("sam@example.com");
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByLabel("Code").fill(once);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      if (isFirst) await page.getByRole("link", { name: "Inbox" }).waitFor();
      else await page.getByText("This code is wrong or was used before").waitFor();
    }
  });

  test("[AG6] the link of one who is an agent already asks them to sign in, and nobody else may take it", async () => {
    await removeSam();
    const place = await invite();
    const { page, leave } = await openConsole({ browser, place });
    await page.getByLabel("Your name").fill("Not Sam");
    await page.getByLabel("New password").fill("a password of the finder's");
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByText("Someone signs in with the invited address already").waitFor();
    await page.getByLabel("E-mail address").fill("sam@example.com");
    await page.getByLabel("Password", { exact: true }).fill("a password of the finder's");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: /\S/ }).waitFor();
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByLabel("Code").fill(recoveryCodes[1] ?? "");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("link", { name: "Inbox" }).waitFor();
    await leave();
    await admin.go("people");
    await admin.page.locator(".person").filter({ hasText: "Sam" }).waitFor();
  });
});
