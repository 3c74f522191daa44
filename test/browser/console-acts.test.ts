import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { signInAgent, type Agent } from "../support/agent.ts";
import { createAsking, type Asking } from "../support/asking.ts";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { connectChromium } from "../support/visitor.ts";

const browser = await connectChromium();
const server = inject("server");

describe("what agents do to conversations, read back from the server", () => {
  let desk: ConsoleVisit;
  let agent: Agent;
  beforeAll(async () => {
    agent = await signInAgent(server);
    desk = await openConsole({ browser });
    await desk.signIn();
    // Away, so that nobody is given who waits.
    await desk.page.getByRole("button", { name: "At work" }).click();
    await desk.page.getByRole("button", { name: "Away" }).waitFor();
  });
  afterAll(() => desk.leave());

  const stored = async ({ conversationId }: Asking) =>
    (await agent.conversations()).find(({ conversation }) => conversation.id === conversationId);
  const statusOf = async (asking: Asking) => (await stored(asking))?.conversation.status;
  const row = (text: string) => desk.page.locator(".row").filter({ hasText: text });
  async function waiting(text: string, token?: string): Promise<Asking> {
    const asking = await createAsking(server, token === undefined ? {} : { token });
    await asking.say(text);
    await asking.handOff();
    return asking;
  }

  test("[F3.43] two tickets of one visitor become one", async () => {
    const { page } = desk;
    const first = await waiting("Parcel A is late");
    const second = await waiting("Parcel A is late again", first.token);
    await desk.go(`inbox/all/${second.conversationId}`);
    await page.getByRole("button", { name: "Merge" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: /^Parcel A is late \d/ }).check();
    await dialog.getByRole("button", { name: "Merge into it" }).click();
    await expect.poll(() => statusOf(second)).toBe("closed");
    expect((await agent.record(second.conversationId))?.mergedInto).toBe(first.conversationId);
    expect((await agent.record(first.conversationId))?.mergedFrom).toEqual([second.conversationId]);
    await page.getByText("This conversation is closed").waitFor();
    await agent.setStatus(first.conversationId, "closed");
  });

  test("[F3.45] what is picked is resolved together, and what cannot be is said", async () => {
    const { page } = desk;
    const askings = [await waiting("Bulk one"), await waiting("Bulk two")] as const;
    await desk.go("inbox/unassigned");
    for (const text of ["Bulk one", "Bulk two"]) {
      await row(text).hover();
      await page.getByRole("checkbox", { name: `Pick “${text}”` }).check();
    }
    await page.getByText("2 picked").waitFor();
    await page.getByRole("toolbar").getByRole("button", { name: "Resolve" }).click();
    await page.getByText("Done for 2").waitFor();
    for (const asking of askings) expect(await statusOf(asking)).toBe("resolved");
    await row("Bulk one").waitFor({ state: "detached" });
  });

  test("[F3.46] a tag and a priority", async () => {
    const { page } = desk;
    const asking = await waiting("Where do tags go");
    await desk.go(`inbox/unassigned/${asking.conversationId}`);
    await page.getByLabel("Tags", { exact: true }).fill("vip");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Remove tag vip" }).waitFor();
    await page.getByLabel("Priority", { exact: true }).selectOption("urgent");
    await expect
      .poll(async () => (await agent.record(asking.conversationId))?.priority)
      .toBe("urgent");
    expect((await agent.record(asking.conversationId))?.tags).toEqual(["vip"]);
    await agent.setStatus(asking.conversationId, "closed");
  });

  test("[F3.42] passing on: the team is told why, the visitor that it goes on", async () => {
    const { page } = desk;
    const asking = await waiting("Too hard for one");
    await desk.go(`inbox/unassigned/${asking.conversationId}`);
    await page.getByRole("button", { name: "Pass on" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Team", { exact: true }).selectOption({ label: "账号与安全" });
    await dialog.getByLabel("Reason").fill("Needs the owner's papers");
    await dialog.getByRole("button", { name: "Pass on" }).click();
    await page.getByText("Passed on to 账号与安全").first().waitFor();
    expect((await agent.record(asking.conversationId))?.teamId).toBeTruthy();
    const told = JSON.stringify((await stored(asking))?.messages);
    expect(told).toContain("账号与安全");
    expect(told).not.toContain("papers");
    await agent.setStatus(asking.conversationId, "closed");
  });

  test("[F3.44] [F3.47] search finds it by its number; spam closes it and leaves the views", async () => {
    const { page } = desk;
    const asking = await waiting("Buy cheap watches");
    const number = (await stored(asking))?.conversation.number ?? "";
    await desk.go("inbox/mine");
    await page.getByRole("searchbox", { name: "Search" }).fill(number);
    await row("Buy cheap watches").getByRole("link").click();
    await page.getByRole("button", { name: "Spam" }).click();
    await expect.poll(() => statusOf(asking)).toBe("closed");
    expect((await agent.record(asking.conversationId))?.isSpam).toBe(true);
  });
});
