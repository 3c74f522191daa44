import { richTextToPlainText } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { signInAgent, type Agent } from "../support/agent.ts";
import { createAsking, type Asking } from "../support/asking.ts";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { connectChromium } from "../support/visitor.ts";

const browser = await connectChromium();
const server = inject("server");

describe("an agent at the console", () => {
  let desk: ConsoleVisit;
  let agent: Agent;
  let asking: Asking;
  beforeAll(async () => {
    agent = await signInAgent(server);
    desk = await openConsole({ browser });
  });
  afterAll(() => desk.leave());

  const row = (text: string) => desk.page.locator(".row").filter({ hasText: text });
  const timeline = () => desk.page.getByRole("log");
  const stored = async () => {
    const all = await agent.conversations();
    return all.find(({ conversation }) => conversation.id === asking.conversationId);
  };

  test("[F3.80] signs in; a wrong password is told without saying what was wrong", async () => {
    const { page } = desk;
    await page.getByLabel("E-mail address").fill("agent@example.com");
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").filter({ hasText: /\S/ }).waitFor();
    await desk.signIn();
    // The session is the browser's cookie: it outlives a reload, and no script can read it.
    await page.reload();
    await page.getByRole("link", { name: "Inbox" }).waitFor();
    expect(await page.evaluate(() => document.cookie)).toBe("");
  });

  test("[F3.81] who asks for a person appears by itself, and counts", async () => {
    // Away, so that nobody is given the new one of itself.
    await desk.page.getByRole("button", { name: "At work" }).click();
    await desk.page.getByRole("button", { name: "Away" }).waitFor();
    await desk.go("inbox/unassigned");
    await desk.page.getByRole("heading", { name: "Waiting", exact: true }).waitFor();
    asking = await createAsking(server);
    await asking.say("My refund of 42 euros never came back");
    await asking.handOff(
      [
        { kind: "page", text: "Order 7 · /orders/7" },
        { kind: "searched", text: "refund missing" },
        { kind: "error", text: "refund_timeout (504)" },
      ],
      "payment",
    );
    await row("My refund of 42 euros").waitFor();
    await expect.poll(() => desk.page.title()).toMatch(/^\(\d+\) /);
    await row("My refund of 42 euros").getByRole("link").click();
    await timeline().getByText("My refund of 42 euros never came back").waitFor();
    const known = desk.page.getByRole("complementary");
    for (const line of ["Order 7 · /orders/7", "refund missing", "refund_timeout (504)"]) {
      await known.getByText(line).waitFor();
    }
  });

  test("[F3.82] keys walk, take, write and resolve; in a field they are letters", async () => {
    const { page } = desk;
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("a");
    await expect.poll(async () => (await stored())?.conversation.handler).toBe("agent");
    await page.keyboard.press("r");
    await page.keyboard.type("jkea?");
    expect(await page.getByLabel("Your reply").inputValue()).toBe("jkea?");
    await page.getByLabel("Your reply").fill("");
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
    await page.keyboard.press("Escape");
    await desk.go("inbox/mine");
    await page.locator(".row").first().waitFor();
    await page.keyboard.press("j");
    const first = new URL(page.url()).pathname;
    await page.keyboard.press("j");
    await expect.poll(() => new URL(page.url()).pathname).not.toBe(first);
    await page.keyboard.press("k");
    await expect.poll(() => new URL(page.url()).pathname).toBe(first);
  });

  test("[F3.83] a reply in Markdown is sent with Ctrl+Enter and drawn as the visitor sees it", async () => {
    const { page } = desk;
    await desk.go(`inbox/mine/${asking.conversationId}`);
    await timeline().getByText("My refund of 42 euros never came back").waitFor();
    await page.keyboard.press("r");
    await page.keyboard.type("It was **sent back** today.");
    await page.getByRole("button", { name: "Preview" }).click();
    const preview = page.getByRole("region", { name: "Preview" });
    await preview.locator("strong").filter({ hasText: "sent back" }).waitFor();
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByLabel("Your reply").focus();
    await page.keyboard.press("Control+Enter");
    await timeline().locator("strong").filter({ hasText: "sent back" }).waitFor();
    await expect.poll(() => page.getByLabel("Your reply").inputValue()).toBe("");
    const last = (await stored())?.messages.at(-1);
    expect(last?.author).toBe("agent");
    expect(richTextToPlainText(last?.body ?? [])).toBe("It was sent back today.");
  });

  test("[F3.83] what is typed survives a reload and a line that is cut", async () => {
    const { page, context } = desk;
    await page.getByLabel("Your reply").fill("Half a sen");
    await page.reload();
    await expect.poll(() => page.getByLabel("Your reply").inputValue()).toBe("Half a sen");
    await context.setOffline(true);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("No connection to the server").waitFor();
    expect(await page.getByLabel("Your reply").inputValue()).toBe("Half a sen");
    await context.setOffline(false);
    await page.getByLabel("Your reply").fill("");
  });

  test("[F3.84] a note calls a colleague and stays among agents", async () => {
    const { page } = desk;
    await page.getByLabel("Your reply").press("Escape");
    await page.keyboard.press("n");
    await page.keyboard.type("Please look, @Le");
    await page.getByRole("button", { name: "Lea" }).click();
    await page.keyboard.press("Control+Enter");
    await timeline().locator(".say-note").getByText("Please look, @Lea").waitFor();
    const record = await agent.record(asking.conversationId);
    expect(record?.notes.map(({ mentions }) => mentions.length)).toEqual([1]);
    expect(JSON.stringify((await stored())?.messages)).not.toContain("Please look");
  });

  test("[F3.85] an article is found and put into the reply", async () => {
    const { page } = desk;
    await page.getByRole("tab", { name: "Reply" }).click();
    await page.getByRole("button", { name: "Articles" }).click();
    await page.getByRole("searchbox", { name: "Find an article" }).fill("how long a refund takes");
    await page.locator(".picker-item").first().click();
    expect(await page.getByLabel("Your reply").inputValue()).toMatch(/\[.+\]\(article:.+\)/);
    await page.getByLabel("Your reply").fill("");
  });

  test("[F3.85] what may answer is suggested while nothing is written", async () => {
    const { page } = desk;
    await asking.say("How long does a refund take until the money is back?");
    await page
      .getByRole("list", { name: "Suggested articles" })
      .getByRole("button")
      .first()
      .click();
    expect(await page.getByLabel("Your reply").inputValue()).toMatch(/\[.+\]\(article:.+\)/);
    await page.getByLabel("Your reply").fill("");
  });

  test("[F3.73] [F3.86] a canned reply is kept, and put in with its variables filled", async () => {
    const { page } = desk;
    // The list comes last: what is being written by then stays.
    const begun = Promise.withResolvers<void>();
    await page.route("**/canned-replies", async (route) => {
      await begun.promise;
      await route.fallback();
    });
    await desk.go("settings");
    await page.getByRole("button", { name: "New reply" }).click();
    await page.getByLabel("Title").fill("Looking into it");
    const listed = page.waitForResponse(/\/canned-replies$/);
    begun.resolve();
    await listed;
    await page.unroute("**/canned-replies");
    await page.getByLabel("Text, in Markdown").fill("About {{number}}: I look into it. ");
    await page.getByRole("button", { name: "Name of who replies" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("listitem").filter({ hasText: "Looking into it" }).waitFor();
    await desk.go(`inbox/mine/${asking.conversationId}`);
    await page.getByRole("button", { name: "Replies" }).click();
    await page.getByRole("searchbox", { name: "Find a canned reply" }).fill("looking");
    await page.locator(".picker-item").first().waitFor();
    await page.keyboard.press("Enter");
    const number = (await stored())?.conversation.number;
    await page.keyboard.press("Control+Enter");
    await timeline().getByText(`About ${number}: I look into it. 小浪 Sprout`).waitFor();
    // Left as it was found.
    await desk.go("settings");
    const kept = page.getByRole("listitem").filter({ hasText: "Looking into it" });
    await kept.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("No canned replies yet").waitFor();
    await desk.go(`inbox/mine/${asking.conversationId}`);
  });

  test("[F3.87] a colleague who writes is seen, and their visitor is not answered unawares", async () => {
    const { page } = desk;
    await desk.go("people");
    const invitations = page.locator(".card").filter({ hasText: "Invitations" });
    await invitations.getByLabel("E-mail address").fill("robin@example.com");
    await invitations.getByRole("button", { name: "Invite", exact: true }).click();
    const token = (await page.getByLabel("Link of the invitation").inputValue()).split("#")[1];
    await desk.go(`inbox/mine/${asking.conversationId}`);
    const other = await openConsole({ browser, place: `~/invitation#${token}` });
    await other.page.getByLabel("Your name").fill("Robin");
    await other.page.getByLabel("New password").fill("a few words to keep");
    await other.page.getByRole("button", { name: "Join" }).click();
    await other.page.getByRole("link", { name: "Inbox" }).waitFor();

    await other.go(`inbox/all/${asking.conversationId}`);
    await other.page.getByText("小浪 Sprout has this conversation").waitFor();
    await other.page.getByLabel("Your reply").pressSequentially("Hello");
    await page.getByText("Robin is writing").waitFor();
    await other.page.getByLabel("Your reply").press("Escape");
    await other.page.keyboard.press("a");
    await other.page.getByText(/小浪 Sprout has this conversation. Take it over/).waitFor();
    await other.leave();

    await desk.go("people");
    const robin = page.locator(".person").filter({ hasText: "Robin" });
    await robin.getByRole("button", { name: "Remove" }).click();
    await page.getByText("what they have waits again").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await robin.waitFor({ state: "detached" });
    await desk.go(`inbox/mine/${asking.conversationId}`);
    await page.getByLabel("Your reply").waitFor();
  });

  test("[F3.82] e resolves, and the server has it so", async () => {
    const { page } = desk;
    await page.getByLabel("Your reply").press("Escape");
    await page.keyboard.press("e");
    await expect.poll(async () => (await stored())?.conversation.status).toBe("resolved");
    await page.getByRole("link", { name: /^Resolved/ }).click();
    await row("My refund of 42 euros").waitFor();
  });
});
