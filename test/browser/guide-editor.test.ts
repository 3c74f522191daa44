import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../support/root.ts";
import { connectChromium } from "../support/visitor.ts";
import { openWrittenDesk, type WrittenDesk } from "../support/written-desk.ts";

const browser = await connectChromium();
const SLUG = "nothing-heard";

describe("[F6.04] the guide editor", () => {
  let written: WrittenDesk;
  let desk: WrittenDesk["visit"];
  const published = (locale?: string) => written.published("guides", SLUG, locale);
  const stored = () => written.stored("guides", SLUG);
  const button = (name: string) => desk.page.getByRole("button", { name, exact: true });
  const pane = () => desk.page.locator(".written-pane.is-write");
  const step = (number: number) => desk.page.locator(".step").nth(number - 1);
  const faults = () => desk.page.getByRole("region", { name: "What keeps it from running" });
  const player = () => desk.page.getByRole("region", { name: "Try it" });
  async function open(number: number): Promise<void> {
    const name = step(number).locator(".step-name");
    if ((await name.getAttribute("aria-expanded")) === "false") await name.click();
  }
  async function title(number: number, text: string): Promise<void> {
    await open(number);
    await step(number).getByLabel("Title").fill(text);
  }

  beforeAll(async () => {
    written = await openWrittenDesk(browser);
    desk = written.visit;
  });
  afterAll(() => written.leave());

  test("a guide is begun, and is a draft of this browser until it is saved", async () => {
    await desk.page.getByRole("link", { name: "Knowledge" }).click();
    await desk.page.getByRole("link", { name: "Guides" }).click();
    await button("New guide").click();
    const dialog = desk.page.getByRole("dialog", { name: "New guide" });
    await dialog.getByLabel("Short name").fill("Nothing Heard");
    await dialog.getByLabel("Language").selectOption("en");
    await button("Begin").click();
    await desk.page.getByText("Only small letters, digits and dashes").waitFor();
    await dialog.getByLabel("Short name").fill(SLUG);
    await button("Begin").click();
    await button("Begin empty").click();
    await pane().getByLabel("Title").first().fill("I hear nothing");
    await desk.page.getByLabel("What visitors say").fill("no sound\nthe video is silent");
    await title(1, "Turn it up");
    await desk.page.getByText("Not saved. Kept in this browser.").waitFor();
    await desk.page.reload();
    await expect.poll(() => pane().getByLabel("Title").first().inputValue()).toBe("I hear nothing");
    expect(await step(1).locator(".step-title").innerText()).toBe("Turn it up");
    await desk.go("guides");
    const row = desk.page.getByRole("link", { name: "I hear nothing" });
    await row.getByText("en · not saved").waitFor();
    await row.click();
    expect(await stored()).toBeUndefined();
  });

  test("what is missing is said beside its field, and nothing is published", async () => {
    await button("Save and publish").click();
    await desk.page.getByText("Not published yet: see what is marked.").waitFor();
    const focused = () =>
      desk.page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"));
    await expect.poll(focused).toBe("true");
    const category = pane().getByLabel("Category");
    expect(await category.getAttribute("aria-invalid")).toBe("true");
    await category.selectOption({ index: 1 });
    expect(await category.getAttribute("aria-invalid")).toBeNull();
    await open(2);
    await step(2).getByText("This is needed.").waitFor();
    await title(2, "Do you hear it now?");
    await step(2).getByText("This is needed.").waitFor({ state: "detached" });
    await title(3, "Good");
    await title(4, "We help");
    expect(await published()).toBeUndefined();
  });

  test("Markdown is previewed, a picture is pasted, and what cannot stand is named by its line", async () => {
    await open(1);
    const text = step(1).getByLabel("Text");
    await text.fill("Open **Settings**.\n\n<br>");
    await step(1).locator(".article-preview .field-problem").getByText("Line 3").waitFor();
    await button("Save and publish").click();
    await open(1);
    await step(1).getByText("Line 3: HTML cannot stand here.").waitFor();
    await text.fill("Open **Settings**.");
    const bytes = [...readFileSync(join(root, "packages/server/test/knowledge/media/sign-in.png"))];
    await text.focus();
    await text.evaluate((field, png) => {
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(png)], "volume.png", { type: "image/png" }));
      field.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: files, bubbles: true, cancelable: true }),
      );
    }, bytes);
    const picture = step(1).getByRole("img", { name: "volume" });
    await expect
      .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
  });

  test("a dead end, a circle without a way out and a step nothing leads to are flagged", async () => {
    await open(2);
    await step(2).getByLabel("“No” leads to").selectOption("A new step");
    await faults().getByText("“Go on” of step 5, without a title, leads nowhere yet.").waitFor();
    await faults().getByText("Nothing leads to step 4, We help.").waitFor();
    const drawn = desk.page.locator(".tree-step");
    expect(await drawn.count()).toBe(5);
    // The picture opens what is pressed in it.
    await drawn.nth(4).click();
    await expect.poll(() => step(5).getAttribute("class")).toContain("is-open");
    expect(await drawn.nth(4).getAttribute("class")).toMatch(/is-chosen.*is-wrong/);
    await title(5, "Try the other ear");
    await step(5).getByLabel("“Go on” leads to").selectOption("step 5, Try the other ear");
    await faults().getByText("From step 5, Try the other ear, no way comes to an end.").waitFor();
    await step(5).getByText("no way comes to an end.").waitFor();
    await button("Save and publish").click();
    await desk.page.getByText("Not published yet: see what is marked.").first().waitFor();
    // The list says the same as the picture, and opens the same.
    await desk.page.getByText("The picture in words").click();
    const outline = desk.page.locator(".guide-outline");
    await outline.getByText("Go on: step 5, Try the other ear").waitFor();
    await outline.getByRole("button", { name: "step 2, Do you hear it now?" }).click();
    await expect.poll(() => step(2).getAttribute("class")).toContain("is-open");
    await open(5);
    await step(5).getByLabel("“Go on” leads to").selectOption("step 4, We help");
    await faults().waitFor({ state: "detached" });
  });

  test("steps are moved and taken away; what led there says that it leads nowhere", async () => {
    await step(5).getByRole("button", { name: "Move step 5 up" }).click();
    expect(await step(4).locator(".step-title").innerText()).toBe("Try the other ear");
    await step(4).getByRole("button", { name: "Remove step 4" }).click();
    const dialog = desk.page.getByRole("dialog", { name: "Try the other ear" });
    await dialog.getByRole("button", { name: "Remove" }).click();
    await open(2);
    await step(2).getByText("This leads nowhere yet.").waitFor();
    await step(2).getByLabel("“No” leads to").selectOption("step 4, We help");
    await faults().waitFor({ state: "detached" });
  });

  test("probes and questions with several answers are added, and the guide is played as visitors see it", async () => {
    await button("Add a step").click();
    await step(5).getByLabel("What it does").selectOption("Probe");
    await title(5, "Looking at your network");
    await step(5).getByLabel("What is looked at").selectOption("Whether there is a network");
    await step(5).getByLabel("“All right” leads to").selectOption("step 1, Turn it up");
    await step(5).getByLabel("“Not all right” leads to").selectOption("A new step");
    await open(6);
    await step(6).getByLabel("What it does").selectOption("Choice");
    await title(6, "Where are you?");
    await step(6).getByLabel("What it says").nth(0).fill("On a train");
    await step(6).getByLabel("Leads to").nth(0).selectOption("step 4, We help");
    await step(6).getByLabel("What it says").nth(1).fill("At home");
    await step(6).getByLabel("Leads to").nth(1).selectOption("step 1, Turn it up");
    for (let at = 5; at > 1; at -= 1) await button(`Move step ${at} up`).click();
    await faults().waitFor({ state: "detached" });

    await button("Try it").click();
    await player().getByRole("heading", { name: "Looking at your network" }).waitFor();
    await player().getByRole("button", { name: "Not all right" }).click();
    await player().getByRole("button", { name: "At home" }).click();
    await player().getByRole("img", { name: "volume" }).waitFor();
    await expect
      .poll(() => desk.page.evaluate(() => document.activeElement?.textContent))
      .toBe("Turn it up");
    await player().getByRole("button", { name: "Go on" }).click();
    await player().getByRole("button", { name: "No", exact: true }).click();
    await player().getByText("A person takes over, and sees the path.").waitFor();
    expect(await player().locator(".player-trail li").allInnerTexts()).toEqual([
      "Looking at your network · Not all right",
      "Where are you? · At home",
      "Turn it up",
      "Do you hear it now? · No",
    ]);
    await player().getByRole("button", { name: "One step back" }).click();
    await player().getByRole("button", { name: "Yes", exact: true }).click();
    await player().getByText("We are glad that it works.").waitFor();
    await player().getByRole("button", { name: "From the beginning" }).click();
    await player().getByRole("button", { name: "Cannot be told" }).click();
    await player().getByRole("heading", { name: "Turn it up" }).waitFor();
  });

  test("saved, it is what widgets are given", async () => {
    expect(await published()).toBeUndefined();
    await button("Save and publish").click();
    await desk.page.getByText(/^Published \d{4}-\d\d-\d\d, written here$/).waitFor();
    const guide = await published();
    expect(guide).toMatchObject({ title: "I hear nothing", locale: "en" });
    expect(guide?.steps.map(({ kind, title: name }) => [kind, name])).toEqual([
      ["probe", "Looking at your network"],
      ["show", "Turn it up"],
      ["check", "Do you hear it now?"],
      ["end", "Good"],
      ["end", "We help"],
      ["choice", "Where are you?"],
    ]);
    expect(guide?.steps[1]?.body.map(({ type }) => type)).toEqual(["paragraph", "image"]);
    expect((await stored())?.questions).toEqual(["no sound", "the video is silent"]);
    expect(await desk.page.evaluate(() => Object.keys(localStorage).join())).not.toContain("guide");
  });

  test("what someone else saved meanwhile is not written over by accident", async () => {
    await pane().getByLabel("Title").first().fill("Mine");
    const mine = await stored();
    if (!mine) throw new Error("not stored");
    const { locale, categorySlug, steps, questions } = mine;
    const theirs = { locale, title: "Theirs", categorySlug, steps, questions };
    await written.api(`guides/${SLUG}`, "PUT", theirs);
    await button("Save and publish").click();
    await desk.page.getByRole("alert").getByText("Someone else has saved this").waitFor();
    expect((await published())?.title).toBe("Theirs");
    expect(await pane().getByLabel("Title").first().inputValue()).toBe("Mine");
    await button("Put mine in its place").click();
    await button("Save and publish").click();
    await expect.poll(async () => (await published())?.title).toBe("Mine");
    await pane().getByLabel("Title").first().fill("Not so");
    await button("Discard changes").click();
    await desk.page.getByRole("dialog").getByRole("button", { name: "Discard changes" }).click();
    await expect.poll(() => pane().getByLabel("Title").first().inputValue()).toBe("Mine");
  });

  test("the other language begins from this one", async () => {
    await desk.page.getByRole("link", { name: "中文" }).click();
    await button("Begin with the other language").click();
    await pane().getByLabel("Title").first().fill("听不到声音");
    await pane().getByLabel("Category").selectOption({ index: 1 });
    await button("Save and publish").click();
    await expect.poll(async () => (await published("zh-CN"))?.title).toBe("听不到声音");
    expect((await published("zh-CN"))?.steps).toHaveLength(6);
  });

  test.each([
    ["light", 1280],
    ["dark", 1600],
    ["light", 390],
    ["dark", 390],
  ] as const)(
    "[F3.88] axe finds nothing in %s at %d px, and nothing reaches out",
    async (theme, width) => {
      const { page } = desk;
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 800 });
      await desk.go(`guides/${SLUG}/en`);
      await open(6);
      await written.isClean("write");
      await button("Picture").click();
      await page.locator(".guide-picture").waitFor();
      await written.isClean("picture");
      await button("Try it").click();
      await player().getByRole("button", { name: "All right", exact: true }).waitFor();
      await written.isClean("try");
      await desk.go("guides");
      await page.getByRole("link", { name: "Mine" }).waitFor();
      await written.isClean("list");
    },
  );

  test("taken away once that was asked, it is gone from what widgets are given", async () => {
    await desk.page.setViewportSize({ width: 1280, height: 800 });
    await desk.go(`guides/${SLUG}/en`);
    await button("Remove").click();
    const dialog = desk.page.getByRole("dialog", { name: SLUG });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    expect(await published()).toBeDefined();
    await button("Remove").click();
    await dialog.getByRole("button", { name: "Remove" }).click();
    await expect.poll(() => published()).toBeUndefined();
    const row = desk.page.getByRole("link", { name: "听不到声音" });
    await row.getByText("zh-CN · written here").waitFor();
    expect(await row.getByText(/^en ·/).count()).toBe(0);
  });
});
