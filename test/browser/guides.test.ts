import type { FollowedGuide } from "@helpbuoy/protocol";
import { strictPolicy } from "@helpbuoy/examples/strict-csp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInAgent } from "../support/agent.ts";
import { call, GUIDE, openGuide, press, startGuideServer, step } from "../support/guide-steps.ts";
import type { RunningServer } from "../support/start-server.ts";
import { connectChromium, createVisitor } from "../support/visitor.ts";

const browser = await connectChromium();

let server: RunningServer;
beforeAll(async () => {
  server = await startGuideServer();
});
afterAll(() => server.remove());

type Options = Omit<Parameters<typeof createVisitor>[0], "browser" | "server">;
const come = (options: Options = {}) => createVisitor({ browser, server: server.url, ...options });

describe("[F6.02] [GD4] back, over again, and on another day", () => {
  test("one step back, then from the trail to the first, then over again", async () => {
    const visitor = await come({ locale: "en" });
    await openGuide(visitor);
    await press(visitor, "Next");
    await press(visitor, "The password is refused");
    await step(visitor, "Set a new password");
    await press(visitor, "One step back");
    await step(visitor, "What happens when you sign in?");
    await press(visitor, "The code does not come");
    await visitor.panel.getByText("Your way so far: 2 steps").click();
    await press(visitor, /^Is this device online\?/);
    await step(visitor, "Is this device online?");
    expect(await visitor.panel.getByText("Your way so far").count()).toBe(0);
    await press(visitor, "Next");
    await press(visitor, "Start over");
    await step(visitor, "Is this device online?");
    await visitor.leave();
  });

  test("it goes on where it was left, and begins anew once it has ended", async () => {
    const visitor = await come({ locale: "en" });
    await openGuide(visitor);
    await press(visitor, "Next");
    await press(visitor, "The code does not come");
    await step(visitor, "Ask for the code again");
    await visitor.page.reload();
    await visitor.launcher.waitFor();
    await call(visitor, "showGuide", GUIDE);
    await step(visitor, "Ask for the code again");
    await visitor.panel.getByText("You were here before.").waitFor();
    await press(visitor, "Yes, it did");
    await step(visitor, "You are in again");
    await visitor.panel.getByText("Glad that is sorted out!").waitFor();
    await press(visitor, "Back to help");
    await visitor.panel.getByRole("combobox").waitFor();
    await call(visitor, "showGuide", GUIDE);
    await step(visitor, "Is this device online?");
    await visitor.leave();
  });

  test("who comes back from what it led to finds its end", async () => {
    const visitor = await come({ locale: "en" });
    await openGuide(visitor);
    await press(visitor, "Next");
    await press(visitor, "The code does not come");
    await press(visitor, "No, not yet");
    await press(visitor, "File a ticket");
    await visitor.panel.getByRole("form").waitFor();
    await press(visitor, "Leave it out");
    expect(await visitor.panel.getByRole("region", { name: "You followed" }).count()).toBe(0);
    await press(visitor, "Back");
    await step(visitor, "We look into it");
    await visitor.leave();
  });
});

test("[F6.03] [GD5] to a person: what is struck out never leaves the page", async () => {
  const visitor = await come({ locale: "en" });
  const sent: string[] = [];
  visitor.context.on("request", (request) => {
    if (request.url().endsWith("/commands")) sent.push(request.postData() ?? "");
  });
  await openGuide(visitor);
  await press(visitor, "Next");
  await press(visitor, "The password is refused");
  await press(visitor, "No, not yet");
  await step(visitor, "Somebody will look with you");
  await press(visitor, "Talk to a person");
  const line = (text: string) => visitor.panel.getByRole("checkbox", { name: text });
  await line("The password is refused").click();
  expect(await line("Network").isChecked()).toBe(true);
  await press(visitor, "Ask for a person");
  const asked = () => sent.find((body) => body.includes("handoff.request"));
  await expect.poll(asked).toBeDefined();
  const { context, conversationId } = JSON.parse(asked() ?? "") as {
    conversationId: string;
    context: { guide: FollowedGuide };
  };
  expect(context.guide.path.map(({ title }) => title)).toEqual([
    "Is this device online?",
    "Set a new password",
  ]);
  expect(sent.join()).not.toContain("The password is refused");
  const agent = await signInAgent(server.url);
  await expect
    .poll(async () => (await agent.record(conversationId))?.guide)
    .toEqual({ ...context.guide, outcome: "person" });
  await visitor.leave();
});

test("[GD6] articles, topics and links lead to guides, and the page is told of them", async () => {
  const visitor = await come({ locale: "en" });
  await visitor.visit();
  await visitor.page.evaluate(() => {
    const page = window as unknown as { told: unknown[]; Helpbuoy(...given: unknown[]): unknown };
    page.told = [];
    for (const name of ["guide:started", "guide:finished"]) {
      void page.Helpbuoy("on", name, (detail: unknown) => page.told.push([name, detail]));
    }
  });
  await call(visitor, "showArticle", "guided");
  await visitor.panel
    .getByRole("button", { name: /^Walk me through it Find out why you cannot sign in/ })
    .click();
  await step(visitor, "Is this device online?");
  await call(visitor, "show", { name: "category", slug: "account" });
  await press(visitor, "Find out why you cannot sign in");
  await step(visitor, "Is this device online?");
  await press(visitor, "Back");
  await press(visitor, "Back");
  await press(visitor, "Back");
  await press(visitor, "Find out why");
  await step(visitor, "Is this device online?");
  await press(visitor, "Next");
  await press(visitor, "The code does not come");
  await press(visitor, "Yes, it did");
  await step(visitor, "You are in again");
  const told = await visitor.page.evaluate(() => (window as unknown as { told: unknown[] }).told);
  expect(told).toEqual([
    ["guide:started", { slug: GUIDE }],
    ["guide:finished", { slug: GUIDE, outcome: "solved" }],
  ]);
  await call(visitor, "show", { name: "guide", slug: "no-such-guide" });
  await visitor.panel.getByText("This guide is not offered any more").waitFor();
  await visitor.leave();
});

test("[F6.01] under the strictest policy a guide shows its pictures and videos, looks, and breaks nothing", async () => {
  const visitor = await come({
    tag: { nonce: "r4nd0m" },
    policy: strictPolicy("r4nd0m", server.url),
    icon: `${server.url}/buoy.svg`,
  });
  await openGuide(visitor);
  await visitor.panel.getByText("一切正常").first().waitFor();
  await press(visitor, "下一步");
  await press(visitor, "收不到验证码");
  const picture = visitor.panel.getByRole("img", { name: "登录页" });
  await expect
    .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  await press(visitor, "上一步");
  await press(visitor, "密码不对");
  const video = visitor.panel.locator("video");
  const film = visitor.page.waitForResponse((answer) => answer.url().endsWith(".webm"));
  // The test's film is too short to be played: whether it may be fetched is the policy's to say.
  await video.evaluate((one) => void (one as HTMLVideoElement).play().catch(() => {}));
  expect((await film).status()).toBeLessThan(300);
  await press(visitor, "上一步");
  await press(visitor, "收不到验证码");
  await visitor.panel.getByText("已经走过 2 步").click();
  await press(visitor, "还没有");
  await press(visitor, "提交工单");
  await visitor.panel.getByRole("region", { name: "走过的向导" }).waitFor();
  await visitor.leave();
});
