import { expect, inject, test } from "vitest";
import { signInAgent } from "../support/agent.ts";
import { connectChromium, createVisitor } from "../support/visitor.ts";

const browser = await connectChromium();

test("[F3.15] [F3.12] [CF1] the page's order goes along, is sent as a card, and 'not yet' opens again", async () => {
  const visitor = await createVisitor({ browser });
  const agent = await signInAgent(inject("server"));
  const { page, panel } = visitor;
  await visitor.visit("/orders");
  await page.evaluate(() => {
    const { Helpbuoy } = globalThis as unknown as {
      Helpbuoy: (command: string, ...args: unknown[]) => void;
    };
    const order = { title: "不锈钢水壶", id: "ORDER-7731", price: "¥99" };
    Helpbuoy("setContext", { order, error: new Error("支付失败 E42") });
  });
  await visitor.open();
  await panel.getByRole("button", { name: "问智能助手" }).click();
  await panel.getByRole("button", { name: "找人工客服" }).last().click();
  const lines = panel.getByRole("group", { name: "这些会一并转给客服" });
  await lines.getByText("不锈钢水壶 · ORDER-7731 · ¥99").waitFor();
  await lines.getByText("支付失败 E42").click();
  await panel.getByRole("button", { name: "转人工" }).click();
  await panel.getByRole("button", { name: "发送此订单" }).click();
  await panel.getByRole("log").getByText("ORDER-7731").waitFor();

  const find = async () =>
    (await agent.conversations()).find(({ messages }) =>
      JSON.stringify(messages).includes("ORDER-7731"),
    );
  await expect.poll(async () => (await find())?.conversation.handler).toBe("queue");
  const id = (await find())?.conversation.id ?? "";
  const kinds = (await agent.record(id))?.capsule.map(({ kind }) => kind);
  expect(kinds).toContain("order");
  expect(kinds).not.toContain("error");
  expect(await panel.getByRole("button", { name: "发送此订单" }).count()).toBe(0);

  await agent.reply(id, "已经处理好了");
  await agent.setStatus(id, "resolved");
  await panel.getByRole("button", { name: "还没有" }).click();
  const status = async () => (await find())?.conversation.status;
  await expect.poll(status).toBe("open");
  await agent.setStatus(id, "resolved");
  await panel.getByRole("button", { name: "已解决" }).click();
  await expect.poll(status).toBe("closed");
  await panel.getByRole("radio", { name: "4星" }).check({ force: true });
  await panel.getByRole("button", { name: "提交评价" }).click();
  await expect.poll(async () => (await find())?.conversation.rating?.score).toBe(4);
  await visitor.leave();
});
