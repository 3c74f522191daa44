import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../support/root.ts";
import { connectChromium, createVisitor } from "../support/visitor.ts";

const browser = await connectChromium();

describe("[F2.16] the panel", () => {
  test("is a non-modal dialog on a desktop: the page beside it stays in use", async () => {
    const visitor = await createVisitor({
      browser,
      body: `<button onclick="this.textContent = 'clicked'">page</button>`,
    });
    await visitor.visit();
    await visitor.open();
    expect(await visitor.panel.getAttribute("aria-modal")).toBeNull();
    const box = await visitor.panel.boundingBox();
    expect(box?.width).toBeLessThan(600);
    await visitor.page.getByRole("button", { name: "page" }).click();
    await visitor.page.getByRole("button", { name: "clicked" }).waitFor();
    expect(await visitor.panel.isVisible()).toBe(true);
    await visitor.leave();
  });

  test("fills a phone's screen, with fields that do not make it zoom", async () => {
    const viewport = { width: 390, height: 780 };
    const visitor = await createVisitor({ browser, isPhone: true, viewport });
    await visitor.visit();
    await visitor.launcher.tap();
    await visitor.panel.waitFor();
    await expect.poll(() => visitor.panel.boundingBox()).toEqual({ x: 0, y: 0, ...viewport });
    const size = await visitor.panel
      .getByRole("combobox")
      .evaluate((input) => Number.parseFloat(getComputedStyle(input).fontSize));
    expect(size).toBeGreaterThanOrEqual(16);
    await visitor.panel.getByRole("button", { name: "关闭" }).tap();
    await visitor.panel.waitFor({ state: "hidden" });
    await visitor.leave();
  });

  test("keeps within a page that is 320 px wide", async () => {
    const visitor = await createVisitor({ browser, viewport: { width: 320, height: 600 } });
    await visitor.visit();
    await visitor.open();
    const overflow = await visitor.panel.evaluate((panel) => panel.scrollWidth - panel.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await visitor.leave();
  });
});

describe("[F2.17] settings", () => {
  test("language, theme, text size and sound are kept for the next page", async () => {
    const visitor = await createVisitor({ browser });
    const { panel } = visitor;
    await visitor.visit();
    await visitor.open();
    const background = () => panel.evaluate((one) => getComputedStyle(one).backgroundColor);
    const textSize = () => panel.evaluate((one) => getComputedStyle(one).fontSize);
    const [light, normal] = [await background(), await textSize()];
    await panel.getByRole("button", { name: "设置" }).click();
    await panel.getByText("深色").click();
    await expect.poll(background).not.toBe(light);
    await panel.getByText("特大").click();
    await expect.poll(textSize).not.toBe(normal);
    const sound = panel.getByRole("switch");
    const wasOn = await sound.isChecked();
    await sound.click();
    await panel.getByLabel("语言").selectOption("en");
    await panel.getByText("Text size").waitFor();
    const dark = await background();
    await visitor.page.reload();
    await visitor.open();
    await panel.getByRole("combobox", { name: "Search for help" }).waitFor();
    expect(await background()).toBe(dark);
    expect(await textSize()).not.toBe(normal);
    await panel.getByRole("button", { name: "Settings" }).click();
    expect(await panel.getByRole("switch").isChecked()).toBe(!wasOn);
    await visitor.leave();
  });

  test("auto follows the device", async () => {
    const colors: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      const visitor = await createVisitor({ browser, colorScheme });
      await visitor.visit();
      await visitor.open();
      colors.push(await visitor.panel.evaluate((one) => getComputedStyle(one).backgroundColor));
      await visitor.leave();
    }
    expect(colors[0]).not.toBe(colors[1]);
  });
});

test("[F2.18] a language is one file: every file there says everything that English says", async () => {
  type Words = Record<string, string | Record<string, string>>;
  const folder = join(root, "packages/widget/src/panel/i18n");
  const languages = readdirSync(folder).filter((name) => /^[a-z]{2}(-[a-z]+)?\.ts$/.test(name));
  expect(languages.length).toBeGreaterThanOrEqual(2);
  const read = async (name: string) =>
    ((await import(/* @vite-ignore */ join(folder, name))) as { default: Words }).default;
  const english = await read("en.ts");
  const places = (words: Words[string] | undefined) =>
    [...new Set(JSON.stringify(words).match(/\{\w+\}/g))].toSorted();
  for (const name of languages) {
    const words = await read(name);
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(english).toSorted());
    const wrong = Object.keys(english).filter(
      (key) => !words[key] || places(words[key]).join() !== places(english[key]).join(),
    );
    expect(wrong.map((key) => `${name} ${key}`)).toEqual([]);
  }
});
