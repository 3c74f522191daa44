import { join } from "node:path";
import { strictPolicy } from "@helpbuoy/examples/strict-csp";
import type { Manifest, SiteLook } from "@helpbuoy/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, signInAgent } from "../support/agent.ts";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { root } from "../support/root.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { connectChromium, createVisitor } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();
const photo = join(root, "examples/knowledge/media/track-order.en.webp");
let server: RunningServer;
let desk: ConsoleVisit;
let token: string;

beforeAll(async () => {
  server = await startServer();
  const body = { email: "agent@example.com", password: "helpbuoy-demo" };
  const signIn = `${server.url}/v1/agents/sign-in`;
  ({ token } = await call<{ token: string }>(signIn, { method: "POST", body }));
  desk = await openConsole({ browser, server: server.url });
  await desk.signIn();
});
afterAll(async () => {
  await desk.leave();
  await server.remove();
});

const api = <Answer>(path: string) =>
  call<Answer>(`${server.url}/v1/agents/sites/demo/${path}`, { token });
const card = (name: string) =>
  desk.page.locator(".card").filter({
    has: desk.page.getByRole("heading", { level: 2, name, exact: true }),
  });
async function choose(button: string, file: string | { name: string; text: string }) {
  const chooser = desk.page.waitForEvent("filechooser");
  await desk.page.getByRole("button", { name: button, exact: true }).click();
  const given =
    typeof file === "string"
      ? file
      : { name: file.name, mimeType: "image/png", buffer: Buffer.from(file.text) };
  await (await chooser).setFiles(given);
}
async function isClean(): Promise<void> {
  expect(await axeProblems(desk.page)).toEqual([]);
}
const ownPicture = async () => {
  const { agents } = await api<{ agents: { name: string; picture?: string }[] }>("people");
  return agents.find(({ picture }) => picture)?.picture;
};
const whole = (image: Element) => (image as HTMLImageElement).naturalWidth;

test("[F3.16] [F3.88] an agent's picture is cut square, shown at the desk, and read back", async () => {
  await desk.go("account");
  await choose("Choose a picture", { name: "no.png", text: "this is no picture" });
  await desk.page.getByText("This file cannot be read as a picture.").waitFor();
  expect(await ownPicture()).toBeUndefined();
  await choose("Choose a picture", photo);
  const shown = desk.page.locator(".picture-row .avatar img");
  await shown.waitFor();
  await expect.poll(() => shown.evaluate(whole)).toBe(256);
  const picture = (await ownPicture()) ?? "";
  expect(picture).toMatch(/^pictures\/[\w-]{20}\.webp$/);
  const answer = await fetch(`${server.url}/v1/sites/demo/${picture}`);
  expect(answer.headers.get("content-type")).toBe("image/webp");
  expect((await answer.arrayBuffer()).byteLength).toBeLessThan(200_000);
  // In the rail too.
  await desk.page.locator(".rail .avatar img").waitFor();
  await isClean();
});

const look: SiteLook = {
  color: "#0a6b43",
  logo: null,
  launcherPosition: "start",
  launcherLabel: { en: "Ask us" },
  greeting: { "zh-CN": "欢迎来到浪花，需要什么？", en: "Ahoy! What do you need?" },
};

test("[F3.74] the look is chosen with a preview, and stands in the settings, the manifest and the tag", async () => {
  await desk.go("settings");
  const looks = card("Look");
  const preview = looks.getByRole("figure");
  await looks.getByLabel("Colour of the site's own").check();
  await looks.getByLabel("Colour", { exact: true }).fill("#ffd400");
  await looks.getByText("so visitors are shown #8c7500").waitFor();
  await looks.getByLabel("Colour", { exact: true }).fill("#0A6B43");
  const launcher = preview.locator(".look-launcher");
  const colorOf = (one: Element) => getComputedStyle(one).backgroundColor;
  expect(await launcher.evaluate(colorOf)).toBe("rgb(10, 107, 67)");
  await choose("Choose a logo", photo);
  await expect.poll(() => preview.locator("img").evaluate(whole)).toBeGreaterThan(0);
  await looks.getByLabel("Place of the launcher").selectOption("start");
  await looks.getByLabel("Greeting, Chinese").fill(look.greeting["zh-CN"] ?? "");
  await looks.getByLabel("Greeting, English").fill(look.greeting["en"] ?? "");
  await preview.getByText("Ahoy! What do you need?").waitFor();
  await looks.getByLabel("Words beside the launcher, English").fill("Ask us");
  await preview.getByText("Ask us").waitFor();
  await isClean();
  await looks.getByRole("button", { name: "Save", exact: true }).click();
  await desk.page.getByText("Saved", { exact: true }).first().waitFor();

  const { look: kept } = await api<{ look: SiteLook }>("settings");
  expect(kept).toEqual({ ...look, logo: expect.stringMatching(/^pictures\/[\w-]{20}\.\w+$/) });
  const manifest = `${server.url}/v1/sites/demo/manifest?locale=en`;
  expect((await call<Manifest>(manifest, {})).site.look).toEqual(kept);
  // The tag tells the launcher's look, in the language of the pages it is for.
  const tag = desk.page.getByRole("textbox", { name: "The tag of your pages" });
  await expect.poll(() => tag.inputValue()).toContain('data-color="#0a6b43"');
  expect(await tag.inputValue()).toContain('data-position="start"');
  await desk.page.getByLabel("Pages in").selectOption("en");
  await expect.poll(() => tag.inputValue()).toContain('data-label="Ask us"');
});

test("[F3.74] [F3.16] [P5] a visitor sees colour, logo, greeting and who answers, under the strictest policy", async () => {
  const visitor = await createVisitor({
    browser,
    server: server.url,
    tag: { nonce: "r4nd0m" },
    policy: strictPolicy("r4nd0m", server.url),
    icon: `${server.url}/buoy.svg`,
  });
  const { panel, launcher, page } = visitor;
  const colorOf = (one: Element) => getComputedStyle(one).backgroundColor;
  await visitor.visit();
  // Before intent the launcher is what its tag says: nothing was asked for.
  expect(await launcher.evaluate(colorOf)).toBe("rgb(20, 86, 196)");
  await visitor.open();
  await panel.getByText("欢迎来到浪花，需要什么？").waitFor();
  await expect.poll(() => launcher.evaluate(colorOf)).toBe("rgb(10, 107, 67)");
  await expect.poll(() => panel.locator(".hb-logo").evaluate(whole)).toBeGreaterThan(0);

  const agent = await signInAgent(server.url);
  const before = new Set((await agent.conversations()).map((one) => one.conversation.id));
  await panel.getByRole("button", { name: "问智能助手" }).click();
  await panel.getByRole("button", { name: "找人工客服" }).last().click();
  await panel.getByRole("button", { name: "转人工" }).click();
  const find = async () =>
    (await agent.conversations()).find(
      ({ conversation: { id, handler } }) => handler === "queue" && !before.has(id),
    );
  await expect.poll(find).toBeDefined();
  await agent.reply((await find())?.conversation.id ?? "", "来了");
  await panel.getByRole("log").getByText("来了").waitFor();
  for (const place of [".hb-state", ".hb-author"]) {
    const face = panel.locator(`${place} .hb-face img`);
    await expect.poll(() => face.evaluate(whole)).toBe(256);
  }

  // Taken away, it is gone from the open page too, and the initial stands in its place.
  await desk.go("account");
  await desk.page.getByRole("button", { name: "Remove picture" }).click();
  await desk.page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await desk.page.getByText("Saved", { exact: true }).first().waitFor();
  await expect.poll(() => panel.locator(".hb-face img").count()).toBe(0);
  expect(await panel.locator(".hb-state .hb-face").getAttribute("data-initial")).not.toBe("");
  expect(await ownPicture()).toBeUndefined();

  // Whoever comes again finds a look that was changed since, though no article was.
  await page.close();
  await desk.go("settings");
  await card("Look").getByLabel("Greeting, Chinese").fill("又见面了");
  await card("Look").getByRole("button", { name: "Save", exact: true }).click();
  await desk.page.getByText("Saved", { exact: true }).first().waitFor();
  await visitor.visit();
  await visitor.open();
  await visitor.panel.getByText("又见面了").waitFor();
  await visitor.leave();
});

test("[F3.74] the tag's own colour goes before the site's", async () => {
  const visitor = await createVisitor({
    browser,
    server: server.url,
    tag: { "data-color": "#aa0055" },
  });
  await visitor.visit();
  await visitor.open();
  await visitor.panel.getByText("又见面了").waitFor();
  const color = await visitor.launcher.evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(color).toBe("rgb(170, 0, 85)");
  await visitor.leave();
});
