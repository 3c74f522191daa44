import { expect, inject, test } from "vitest";
import { signInAgent } from "../support/agent.ts";
import { connectChromium, createVisitor } from "../support/visitor.ts";

const browser = await connectChromium();

test("[F3.08] several conversations side by side, each with its own words, unread mark and agent", async () => {
  const visitor = await createVisitor({ browser });
  const { panel, page } = visitor;
  await visitor.visit();
  await visitor.open();
  const subjects = ["第一件事：退款没到账", "第二件事：换绑手机号"];
  for (const subject of subjects) {
    await panel.getByRole("button", { name: "问智能助手" }).click();
    await panel.getByRole("textbox", { name: "写下你的问题" }).fill(subject);
    await page.keyboard.press("Enter");
    await panel.getByRole("button", { name: "找人工客服" }).last().click();
    await panel.getByRole("button", { name: "转人工" }).click();
    await panel
      .getByText(/工单 \d{3}-\d{3}-\d{4}/)
      .first()
      .waitFor();
    await panel.getByRole("button", { name: "返回" }).click();
  }
  const agent = await signInAgent(inject("server"));
  const own = async (subject: string) =>
    (await agent.conversations()).find(({ conversation }) => conversation.subject === subject);
  const [first, second] = [await own(subjects[0] ?? ""), await own(subjects[1] ?? "")];
  expect(first?.conversation.number).not.toBe(second?.conversation.number);

  await panel.getByRole("button", { name: /我的工单/ }).click();
  for (const subject of subjects) await panel.getByText(subject).waitFor();
  await agent.reply(second?.conversation.id ?? "", "只答第二件");
  const row = (subject = "") => panel.getByRole("listitem").filter({ hasText: subject });
  await row(subjects[1]).getByText(/未读/).waitFor({ state: "attached" });
  expect(await row(subjects[0]).getByText(/未读/).count()).toBe(0);
  await panel.getByText(subjects[0] ?? "").click();
  await panel
    .getByRole("log")
    .getByText(subjects[0] ?? "")
    .waitFor();
  expect(await panel.getByText("只答第二件").count()).toBe(0);
  await panel.getByRole("button", { name: "返回" }).click();
  await panel.getByText(subjects[1] ?? "").click();
  await panel.getByRole("log").getByText("只答第二件").waitFor();
  await visitor.leave();
});
