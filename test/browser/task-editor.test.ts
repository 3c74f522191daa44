import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "../support/command.ts";
import { openConsole } from "../support/console.ts";
import { connectChromium } from "../support/visitor.ts";
import { openWrittenDesk, type WrittenDesk } from "../support/written-desk.ts";

const browser = await connectChromium();
const SLUG = "send-back-here";

describe("[F6.14] the task editor", () => {
  let written: WrittenDesk;
  let desk: WrittenDesk["visit"];
  const published = () => written.published("tasks", SLUG);
  const button = (name: string) => desk.page.getByRole("button", { name, exact: true });
  const pane = () => desk.page.locator(".written-pane.is-write");
  const part = (name: string) => desk.page.getByRole("region", { name, exact: true });
  const condition = (number: number) =>
    part("Who may use it").getByRole("group", { name: `Condition ${number}`, exact: true });
  const field = (number: number) =>
    part("What it asks for")
      .locator(".field-row")
      .nth(number - 1);
  const taskStep = (number: number) =>
    part("Steps of the form").getByRole("group", { name: `Step ${number}`, exact: true });
  const trial = () => desk.page.getByRole("region", { name: "Try it", exact: true });
  async function addField(number: number, label: string, type?: string): Promise<void> {
    await part("What it asks for")
      .getByRole("button", { name: "Add a field", exact: true })
      .click();
    await field(number).getByLabel("Label").fill(label);
    if (type) await field(number).getByLabel("Type", { exact: true }).selectOption(type);
  }

  beforeAll(async () => {
    written = await openWrittenDesk(browser);
    desk = written.visit;
  });
  afterAll(() => written.leave());

  test("a task is begun: what it is, and who may use it", async () => {
    await desk.page.getByRole("link", { name: "Knowledge" }).click();
    await desk.page.getByRole("link", { name: "Tasks" }).click();
    await button("New task").click();
    const dialog = desk.page.getByRole("dialog", { name: "New task" });
    await dialog.getByLabel("Short name").fill(SLUG);
    await dialog.getByLabel("Language").selectOption("en");
    await button("Begin").click();
    await button("Begin empty").click();
    await pane().getByLabel("Title").first().fill("Send something back");
    await pane().getByLabel("Category").selectOption({ index: 1 });
    await pane().getByLabel("What it does, in a sentence").fill("Choose what, and say why.");
    await part("Who may use it").getByText("Everyone.").waitFor();
    await button("Add a condition").click();
    await condition(1).getByLabel("What is said to whom it keeps out").fill("Sign in first.");
    await condition(1).getByLabel("The way to meet it").selectOption("An address");
    await condition(1).getByLabel("Address").fill("https://shop.example.com/sign-in");
    await condition(1).getByLabel("What the way is called").fill("Sign in");
    await button("Add a condition").click();
    await condition(2)
      .getByLabel("Condition", { exact: true })
      .selectOption("A verified attribute");
    await condition(2).getByLabel("Name of the attribute").fill("age");
    await condition(2).getByLabel("Is at least").fill("18");
    await condition(2).getByLabel("What is said to whom it keeps out").fill("You must be 18.");
    await button("Add a condition").click();
    await condition(3)
      .getByLabel("Condition", { exact: true })
      .selectOption("The state of the order");
    await condition(3).getByLabel("Delivered").check();
    await condition(3).getByLabel("Completed").check();
    await condition(3).getByLabel("What is said to whom it keeps out").fill("It is on its way.");
  });

  test("fields of all kinds, on conditions, in a group and in steps", async () => {
    await field(1).locator("summary").click();
    await field(1).getByLabel("Label").fill("Order");
    await field(1).getByLabel("Type", { exact: true }).selectOption("Order");
    await field(1).getByLabel("Required").check();
    await addField(2, "What", "Lines of an order");
    await field(2).getByLabel("Lines of which order").selectOption("Order");
    await addField(3, "Why", "Choice");
    await field(3).getByLabel("Options, one on each line").fill("Too late\nBroken");
    await field(3).getByLabel("Required").check();
    await part("What it asks for").getByRole("button", { name: "Add a group" }).click();
    await field(4).getByLabel("What one of them is called").fill("Part");
    await field(4).getByLabel("At most").fill("2");
    await field(4).getByLabel("Label").fill("Its name");
    await field(4).getByLabel("Required").check();
    await field(4).getByLabel("When it is asked").selectOption("Only for some answers to “Why”");
    await field(4).getByLabel("Broken").check();
    await addField(5, "ID number");
    await field(5).getByLabel("Sensitive").check();
    await addField(6, "E-mail", "E-mail address");

    await part("Steps of the form").getByRole("button", { name: "Add a step" }).click();
    await taskStep(1).getByLabel("Title").fill("What you send back");
    await taskStep(2).getByLabel("Title").fill("Why");
    await taskStep(2).getByText("Asks for nothing yet").waitFor();
    for (const number of [3, 4, 5, 6]) {
      if ((await field(number).getAttribute("open")) === null) {
        await field(number).locator("summary").click();
      }
      await field(number).getByLabel("Asked in").selectOption("step 2, Why");
    }
    await taskStep(1).getByText("Asks: Order, What").waitFor();
    await taskStep(2).getByText("Asks: Why, Part, ID number, E-mail").waitFor();
  });

  test("what becomes of it, and what is missing is said beside its field", async () => {
    const action = part("What becomes of it");
    await action.getByLabel("Who does it").selectOption("The site's own program, told by webhook");
    await action.getByLabel("Check with a code before the review").check();
    await action.getByLabel("Where to").selectOption("E-mail");
    await action.getByLabel("One at a time for each").selectOption("Order");
    await action.getByLabel("Who is refused may ask once more").check();
    await action.getByLabel("Can be taken back").check();
    await action.getByLabel("For so many minutes").fill("45");
    await button("Save and publish").click();
    const next = action.getByLabel("What happens then");
    await expect.poll(() => next.getAttribute("aria-invalid")).toBe("true");
    await action.getByText("This is needed.").waitFor();
    await expect
      .poll(() => next.evaluate((element) => element === document.activeElement))
      .toBe(true);
    expect(await published()).toBeUndefined();
    await next.fill("We answer within a day.");
    await action.getByText("This is needed.").waitFor({ state: "detached" });
    await desk.page.reload();
    await expect
      .poll(() => part("What becomes of it").getByLabel("What happens then").inputValue())
      .toBe("We answer within a day.");
  });

  test("it is tried as visitors will meet it, with its checks, and sends nothing", async () => {
    await trial().getByLabel("Try it as").selectOption({ index: 2 });
    await trial().getByText("You must be 18.").waitFor();
    await trial().getByLabel("Try it as").selectOption("someone who may");
    await trial().getByRole("button", { name: "Next" }).click();
    await trial().getByText("This is needed.").waitFor();
    await trial().getByLabel("Order").selectOption({ index: 1 });
    await trial().getByLabel("Sample 2 × 2").check();
    await trial().getByRole("button", { name: "Next" }).click();
    await trial().getByRole("heading", { name: "Why" }).waitFor();
    await trial().getByLabel("Why").selectOption("Broken");
    await trial().getByRole("group", { name: "Part 1" }).getByLabel("Its name").fill("Lid");
    await trial().getByRole("button", { name: "Add: Part" }).click();
    expect(await trial().getByRole("button", { name: "Add: Part" }).count()).toBe(0);
    await trial().getByRole("button", { name: "Next" }).click();
    await trial().getByRole("group", { name: "Part 2" }).getByText("This is needed.").waitFor();
    await trial().getByRole("button", { name: "Remove Part 2" }).click();
    await trial().getByLabel("ID number").fill("110101199003070000");
    await trial().getByLabel("E-mail").fill("no address");
    await trial().getByRole("button", { name: "Next" }).click();
    await trial().getByText("This is not an e-mail address.").waitFor();
    await trial().getByLabel("E-mail").fill("a@example.com");
    await trial().getByRole("button", { name: "Next" }).click();
    await trial().getByLabel("Six digits").fill("12");
    await trial().getByRole("button", { name: "Next" }).click();
    await trial().getByText("These are not six digits.").waitFor();
    await trial().getByLabel("Six digits").fill("123456");
    await trial().getByRole("button", { name: "Next" }).click();
    const review = trial().locator(".try-review > div");
    await expect
      .poll(() => review.allInnerTexts())
      .toEqual([
        "Order\nSAMPLE-1",
        "What\nSample 2 × 2",
        "Why\nBroken",
        "Part 1 · Its name\nLid",
        "ID number\n••••0000",
        "E-mail\na@example.com",
      ]);
    await trial().getByRole("button", { name: "Send" }).click();
    await trial().getByText("We answer within a day.").waitFor();
    await trial().getByText("This was a try: nothing was sent.").waitFor();
  });

  test("saved, it is what widgets are given, and read back it is what was written", async () => {
    expect(await published()).toBeUndefined();
    await button("Save and publish").click();
    await desk.page.getByText(/^Published \d{4}-\d\d-\d\d, written here$/).waitFor();
    const task = await published();
    const [order, lines, why, group, secret, email] = task?.fields ?? [];
    expect(task).toMatchObject({
      title: "Send something back",
      summary: "Choose what, and say why.",
      requires: [
        {
          kind: "signed-in",
          missing: "Sign in first.",
          way: { label: "Sign in", href: "https://shop.example.com/sign-in" },
        },
        { kind: "attribute", name: "age", atLeast: 18, missing: "You must be 18." },
        { kind: "order", states: ["delivered", "completed"], missing: "It is on its way." },
      ],
      steps: [
        { title: "What you send back", fields: [order?.id, lines?.id] },
        { title: "Why", fields: [why?.id, group?.id, secret?.id, email?.id] },
      ],
      code: { channel: "email", field: email?.id },
      action: "webhook",
      caseField: order?.id,
      instances: 2,
      undoMinutes: 45,
      next: "We answer within a day.",
    });
    expect(lines).toMatchObject({ type: "order-lines", of: order?.id });
    expect(secret).toMatchObject({ type: "text", sensitive: true });
    expect(group).toMatchObject({
      type: "group",
      label: "Part",
      max: 2,
      visibleIf: { field: why?.id, in: [why?.type === "choice" && why.options?.[1]?.value] },
      fields: [{ type: "text", label: "Its name", required: true }],
    });
    expect(await written.stored("tasks", SLUG)).toMatchObject({
      title: "Send something back",
      isEdited: true,
    });
  });

  test("a field that is taken away is named nowhere", async () => {
    await field(6).locator("summary").click();
    await field(6).getByRole("button", { name: "Remove field 6" }).click();
    await button("Save and publish").click();
    await expect.poll(async () => (await published())?.fields.length).toBe(5);
    const task = await published();
    expect(task?.code).toEqual({ channel: "email" });
    expect(task?.steps[1]?.fields).toHaveLength(3);
  });

  test("who is neither lead nor admin looks at it and tries it, and changes nothing", async () => {
    const { stdout } = await runCommand(
      "npx --no helpbuoy agent create plain@example.com --site demo",
      { environment: { HELPBUOY_DATA: written.server.folder } },
    );
    const password = /^password +(\S+)$/m.exec(stdout)?.[1] ?? "";
    const plain = await openConsole({ browser, server: written.server.url });
    await plain.signIn("plain@example.com", password);
    await plain.go(`tasks/${SLUG}/en`);
    await plain.page.getByText("Leads and admins change this.").waitFor();
    expect(await plain.page.getByLabel("What happens then").isDisabled()).toBe(true);
    expect(await plain.page.getByRole("button", { name: "Save and publish" }).count()).toBe(0);
    const tried = plain.page.getByRole("region", { name: "Try it", exact: true });
    expect(await tried.getByLabel("Order").isEnabled()).toBe(true);
    await plain.leave();
  });

  test.each([
    ["light", 1280],
    ["dark", 390],
  ] as const)(
    "[F3.88] axe finds nothing in %s at %d px, and nothing reaches out",
    async (theme, width) => {
      const { page } = desk;
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 800 });
      await desk.go(`tasks/${SLUG}/en`);
      await field(4).locator("summary").click();
      await written.isClean("write");
      if (await button("Try it").isVisible()) await button("Try it").click();
      await trial().getByRole("button", { name: "Next" }).click();
      await trial().getByText("This is needed.").waitFor();
      await written.isClean("try");
      await desk.go("tasks");
      await page.getByRole("link", { name: "Send something back" }).waitFor();
      await written.isClean("list");
    },
  );

  test("taken away once that was asked, it is gone from what widgets are given", async () => {
    await desk.go(`tasks/${SLUG}/en`);
    await button("Remove").click();
    const dialog = desk.page.getByRole("dialog", { name: SLUG });
    await dialog.getByRole("button", { name: "Remove" }).click();
    await expect.poll(() => published()).toBeUndefined();
    await desk.page.getByRole("heading", { name: "Knowledge" }).waitFor();
    expect(await desk.page.getByRole("link", { name: "Send something back" }).count()).toBe(0);
  });
});
