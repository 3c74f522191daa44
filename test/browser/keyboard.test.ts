import { describe, expect, inject, test } from "vitest";
import { signInAgent } from "../support/agent.ts";
import { focused, tabTo } from "../support/keyboard.ts";
import { openStored } from "../support/stored.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

const browser = await connectChromium();

const press = (visitor: Visitor, ...keys: string[]) =>
  keys.reduce(
    (before, key) => before.then(() => visitor.page.keyboard.press(key)),
    Promise.resolve(),
  );

test("[F2.56] flow A by keyboard alone", async () => {
  const visitor = await createVisitor({ browser });
  const { page, panel } = visitor;
  await visitor.visit();
  await tabTo(page, /^button 帮助/);
  await press(visitor, "Enter");
  await panel.waitFor();
  await expect.poll(() => focused(page)).toBe("combobox 搜索帮助");
  await page.keyboard.type("退款多久到账");
  await panel.getByRole("option").first().waitFor();
  await press(visitor, "ArrowDown");
  const active = await panel.getByRole("combobox").getAttribute("aria-activedescendant");
  expect(await page.locator(`#${active}`).getAttribute("aria-selected")).toBe("true");
  await press(visitor, "Enter");
  await panel.getByRole("article").getByRole("heading", { name: "退款多久到账" }).waitFor();
  await tabTo(page, /没帮助/);
  await press(visitor, "Enter");
  await expect.poll(() => focused(page)).toMatch(/^input 照做了没用/);
  await press(visitor, "Space");
  await tabTo(page, /发送/);
  await press(visitor, "Enter");
  await panel.getByText("谢谢反馈，我们会改进。").waitFor();
  await visitor.leave();
});

test("[F2.56] flow B by keyboard alone", async () => {
  const subject = "只用键盘提交的";
  const visitor = await createVisitor({ browser });
  const { page, panel } = visitor;
  await visitor.visit();
  await tabTo(page, /^button 帮助/);
  await press(visitor, "Enter");
  await panel.getByText("按主题找").waitFor();
  await tabTo(page, /^button 提交工单/);
  await press(visitor, "Enter");
  await panel.getByText("是哪方面的问题").waitFor();
  await tabTo(page, /^button 其他问题/);
  await press(visitor, "Enter");
  await tabTo(page, /^input 一句话说说问题/);
  await page.keyboard.type(subject);
  await tabTo(page, /^input 使用咨询/);
  await press(visitor, "Space");
  await tabTo(page, /^textarea 详细情况/);
  await page.keyboard.type("从头到尾没有碰鼠标");
  await tabTo(page, /^button 提交工单/);
  await press(visitor, "Enter");
  await panel.getByText("工单已提交").waitFor();
  await expect.poll(() => focused(page)).toMatch(/工单已提交/);
  const stored = openStored(inject("serverFolder"));
  const [ticket] = stored.rows<{ id: string }>(
    "select id from conversations where subject = ?",
    subject,
  );
  stored.close();
  const agent = await signInAgent(inject("server"));
  await agent.reply(ticket?.id ?? "", "收到了");
  await tabTo(page, /^button 查看工单/);
  await press(visitor, "Enter");
  await panel.getByRole("log").getByText("收到了").waitFor();
  await expect.poll(() => focused(page)).toMatch(/回复/);
  await page.keyboard.type("谢谢");
  await press(visitor, "Enter");
  await panel.getByRole("log").getByText("谢谢", { exact: true }).waitFor();
  await visitor.leave();
});

describe("[F2.19] Esc", () => {
  test("closes the panel and gives the focus back to the launcher", async () => {
    const visitor = await createVisitor({ browser });
    await visitor.visit();
    await visitor.open();
    await expect.poll(() => focused(visitor.page)).toContain("搜索帮助");
    await visitor.page.keyboard.type("退款");
    await press(visitor, "Escape");
    await expect.poll(() => visitor.panel.getByRole("combobox").inputValue()).toBe("");
    expect(await visitor.panel.isVisible()).toBe(true);
    await press(visitor, "Escape");
    await visitor.panel.waitFor({ state: "hidden" });
    await expect.poll(() => focused(visitor.page)).toBe("button 帮助");
    await visitor.leave();
  });

  test("keys typed in the panel set off no shortcut of the page", async () => {
    const visitor = await createVisitor({
      browser,
      before: `<script>
        window.heard = [];
        for (const name of ["keydown", "keyup", "keypress"])
          document.addEventListener(name, (event) => heard.push(event.key));
      </script>`,
    });
    await visitor.visit();
    await visitor.open();
    await expect.poll(() => focused(visitor.page)).toContain("搜索帮助");
    await visitor.page.keyboard.type("j/k");
    await press(visitor, "ArrowDown", "Escape");
    const heard = () =>
      visitor.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    expect(await heard()).toEqual([]);
    await visitor.leave();
  });
});

describe("[F2.21] Enter that ends an input method's word sends nothing", () => {
  /** Makes a word in the focused field as a Chinese input method does: Enter comes while it composes. */
  async function composeAndEnter(visitor: Visitor): Promise<void> {
    const session = await visitor.context.newCDPSession(visitor.page);
    await visitor.page.evaluate(() => {
      const tell = ({ key, isComposing }: KeyboardEvent) => {
        document.title = `${key} ${isComposing}`;
      };
      window.addEventListener("keydown", tell, { capture: true });
    });
    await session.send("Input.imeSetComposition", {
      text: "tuikuan",
      selectionStart: 7,
      selectionEnd: 7,
    });
    for (const type of ["rawKeyDown", "keyUp"] as const) {
      await session.send("Input.dispatchKeyEvent", { type, key: "Enter", code: "Enter" });
    }
    await expect.poll(() => visitor.page.title()).toBe("Enter true");
    await session.send("Input.insertText", { text: "退款" });
    await session.detach();
  }

  test("in the talk's composer", async () => {
    const visitor = await createVisitor({ browser });
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByRole("button", { name: "问智能助手" }).click();
    const field = visitor.panel.getByRole("textbox", { name: "写下你的问题" });
    await field.focus();
    await composeAndEnter(visitor);
    expect(await visitor.panel.locator(".hb-by-visitor").count()).toBe(0);
    expect(await field.inputValue()).toBe("退款");
    await press(visitor, "Enter");
    await visitor.panel.locator(".hb-by-visitor").getByText("退款").waitFor();
    await visitor.leave();
  });

  test("in the search box", async () => {
    const visitor = await createVisitor({ browser });
    await visitor.visit();
    await visitor.open();
    const box = visitor.panel.getByRole("combobox");
    await box.pressSequentially("退款");
    await visitor.panel.getByRole("option").first().waitFor();
    await composeAndEnter(visitor);
    expect(await visitor.panel.getByRole("article").count()).toBe(0);
    await visitor.leave();
  });

  test("in the ticket form", async () => {
    const visitor = await createVisitor({ browser });
    await visitor.visit();
    await visitor.open();
    await visitor.panel.getByRole("button", { name: "提交工单" }).click();
    await visitor.panel.getByRole("listitem").getByRole("button", { name: "其他问题" }).click();
    await visitor.panel.getByLabel("一句话说说问题").focus();
    await composeAndEnter(visitor);
    expect(await visitor.panel.locator("[aria-invalid=true]").count()).toBe(0);
    await press(visitor, "Enter");
    await visitor.panel.locator("[aria-invalid=true]").first().waitFor();
    await visitor.leave();
  });
});
