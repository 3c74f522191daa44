import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();

describe("[F5.26] an admin says in the console which words say the same", () => {
  let server: RunningServer;
  let desk: ConsoleVisit;
  beforeAll(async () => {
    server = await startServer();
    desk = await openConsole({ browser, server: server.url });
    await desk.signIn();
    await desk.go("settings");
  });
  afterAll(async () => {
    await desk.leave();
    await server.remove();
  });

  const card = () =>
    desk.page.locator(".card").filter({
      has: desk.page.getByRole("heading", { level: 2, name: "Synonyms" }),
    });
  const save = () => card().getByRole("button", { name: "Save" }).click();
  const titlesIn = async ({ panel }: Visitor) =>
    (await panel.getByRole("option").allInnerTexts()).join("\n");

  test.each([
    { locale: "en", list: "English", group: "refund, clawback", title: "How long a refund takes" },
    { locale: "zh-CN", list: "Chinese (China)", group: "退款，clawback", title: "退款多久到账" },
  ] as const)(
    "[KP8] $locale: the search of a widget that is open finds an article by the new word",
    async ({ locale, list, group, title }) => {
      const visitor = await createVisitor({ browser, server: server.url, locale });
      await visitor.visit();
      await visitor.open();
      const box = visitor.panel.getByRole("combobox");
      // Once the widget searches by itself: its whole text is there.
      await box.fill(title);
      await expect.poll(() => titlesIn(visitor)).toContain(title);
      await box.fill("clawback");
      await visitor.panel.getByText(/Nothing found|没找到/).waitFor();

      const lines = card().getByLabel(list);
      const before = await lines.inputValue();
      await lines.fill(`${before}\n${group}`);
      await card().getByText("Not saved yet").waitFor();
      await save();
      const count = before.split("\n").length + 1;
      await card().getByText(`Groups saved: ${count}`).waitFor();
      await expect.poll(() => titlesIn(visitor), { timeout: 30_000 }).toContain(title);
      await visitor.leave();
    },
  );

  test("a line that does not hold is named, and nothing of its list is saved", async () => {
    const lines = card().getByLabel("English");
    const kept = await lines.inputValue();
    await lines.fill(`refund, money back\n\nalone\nshort, ${"long".repeat(11)}`);
    await save();
    await card().getByText("Line 3, “alone”: write at least two different words.").waitFor();
    await card()
      .getByText(/^Line 4, “short, .*a word has 40 characters at most\.$/)
      .waitFor();
    expect(await lines.getAttribute("aria-invalid")).toBe("true");
    expect(await axeProblems(desk.page, { within: ".page" })).toEqual([]);
    await desk.page.reload();
    expect(await lines.inputValue()).toBe(kept);
  });

  test("an empty list explains itself with an example", async () => {
    await card().getByLabel("English").fill("");
    await save();
    await card().getByText("No groups yet. For example “refund, money back").waitFor();
    await desk.page.reload();
    expect(await card().getByLabel("English").inputValue()).toBe("");
  });
});
