import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { usualSpamSettings, type SpamSettings } from "@helpbuoy/protocol";
import { call, signInAgent, type Agent } from "../support/agent.ts";
import { createAsking } from "../support/asking.ts";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { connectChromium } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();
const server = inject("server");

describe("[F4.48] [P29] what looks like spam, as agents meet it", () => {
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
  afterAll(async () => {
    await settings({ spam: usualSpamSettings });
    await desk.leave();
  });

  async function settings(patch?: { spam: SpamSettings }): Promise<SpamSettings> {
    const api = `${server}/v1/agents`;
    const { token } = await call<{ token: string }>(`${api}/sign-in`, {
      method: "POST",
      body: { email: "agent@example.com", password: "helpbuoy-demo" },
    });
    const { spam } = await call<{ spam: SpamSettings }>(`${api}/sites/demo/settings`, {
      token,
      ...(patch && { method: "PATCH", body: patch }),
    });
    return spam;
  }

  test("[SP1] an admin blocks a word and sets from when on it counts", async () => {
    const { page } = desk;
    await desk.go("settings");
    const card = page.locator(".card").filter({
      has: page.getByRole("heading", { level: 2, name: "Spam", exact: true }),
    });
    await card.getByLabel("Points from which it is marked").fill("4");
    await card.getByLabel("Blocked words").fill("casino\n\n  加微信 ");
    await card.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved", { exact: true }).first().waitFor();
    expect(await settings()).toEqual({ threshold: 4, blockedWords: ["casino", "加微信"] });
  });

  test("[SP3] the ticket waits with the others, says why it is suspected, and is cleared by one press", async () => {
    const { page } = desk;
    const asking = await createAsking(server, {});
    await asking.say("Visit our casino today");
    await asking.handOff();
    await desk.go(`inbox/unassigned/${asking.conversationId}`);
    const row = page.locator(".row").filter({ hasText: "Visit our casino today" });
    await row.getByText("Looks like spam").waitFor();
    const card = page.locator(".card.suspicion");
    await card.getByText("words your site blocks").waitFor();
    expect(await axeProblems(page, { within: ".suspicion" })).toEqual([]);
    await card.getByRole("button", { name: "Not spam" }).click();
    await card.waitFor({ state: "detached" });
    expect(await row.getByText("Looks like spam").count()).toBe(0);
    expect((await agent.record(asking.conversationId))?.suspicion).toBeNull();
    await agent.setStatus(asking.conversationId, "closed");
  });
});
