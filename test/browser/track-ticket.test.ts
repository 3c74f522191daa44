import { expect, inject, test } from "vitest";
import { signInAgent } from "../support/agent.ts";
import { fileTicket } from "../support/ticket-steps.ts";
import { connectChromium, createVisitor } from "../support/visitor.ts";

const browser = await connectChromium();

test("[F2.35] [F3.03] [CV7] another browser opens a ticket by its number and code, without a login", async () => {
  const owner = await createVisitor({ browser });
  await owner.visit();
  await owner.open();
  await fileTicket(owner.panel, { subject: "换个浏览器查", description: "编号和查询码都在" });
  await owner.panel.getByText("工单已提交").waitFor();
  const slip = await owner.panel.getByRole("status").filter({ hasText: "工单已提交" }).innerText();
  const number = /\d{3}-\d{3}-\d{4}/.exec(slip)?.[0] ?? "";
  const code = /([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}/.exec(slip)?.[0] ?? "";
  expect(number).not.toBe("");
  expect(code).not.toBe("");
  await owner.leave();

  const other = await createVisitor({ browser });
  await other.visit();
  await other.open();
  const { panel } = other;
  await panel.getByRole("button", { name: "查询工单" }).click();
  // As people type it: full-width digits, no dashes, small letters, O for 0.
  const wide = number
    .replaceAll("-", "")
    .replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  await panel.getByLabel("工单编号").fill(wide);
  await panel
    .getByLabel("查询码")
    .fill(code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o"));
  await panel.getByRole("button", { name: "查询", exact: true }).click();
  await panel.getByRole("log").getByText("编号和查询码都在").waitFor();
  await panel.getByText("换个浏览器查").first().waitFor();
  // Number, handler, status, next step and by when.
  const summary = panel.getByRole("group").filter({ hasText: number });
  await panel.getByText("我们正在处理，会在这里回复你。").click();
  for (const words of [number, "客服团队", "已收到", "我们正在处理", /前给你答复/]) {
    await summary.getByText(words).first().waitFor();
  }

  const agent = await signInAgent(inject("server"));
  const all = await agent.conversations();
  const id = all.find(({ conversation }) => conversation.number === number)?.conversation.id ?? "";
  await agent.reply(id, "两边都看得到");
  await panel.getByRole("log").getByText("两边都看得到").waitFor();
  await panel.getByRole("textbox", { name: "回复" }).fill("在另一个浏览器里回复");
  await other.page.keyboard.press("Enter");
  await expect
    .poll(async () => {
      const ticket = (await agent.conversations()).find(
        ({ conversation }) => conversation.id === id,
      );
      return JSON.stringify(ticket?.messages.at(-1));
    })
    .toContain("在另一个浏览器里回复");
  await panel.getByRole("button", { name: "返回" }).click();
  await panel.getByRole("button", { name: "我的工单" }).click();
  await panel.getByRole("listitem").filter({ hasText: number }).waitFor();
  await other.leave();
});
