import { afterAll, beforeAll, expect, test } from "vitest";
import { openModelEndpoint, type ModelEndpoint } from "../support/model-endpoint.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

/* The real server with a language model behind it that says what the test tells it to. */

const browser = await connectChromium();
const question = "退款多久到账";
const beginning = "退款按原路退回，1至7个工作日到账。";

let model: ModelEndpoint;
let server: RunningServer;
let visitor: Visitor;
const elsewhere: string[] = [];
beforeAll(async () => {
  model = await openModelEndpoint();
  server = await startServer({
    environment: { HELPBUOY_LLM_URL: model.url, HELPBUOY_LLM_MODEL: "small" },
  });
  visitor = await createVisitor({ browser, server: server.url });
  visitor.page.on("request", (request) => {
    if (request.url().includes("evil.example")) elsewhere.push(request.url());
  });
  await visitor.visit();
  await visitor.open();
  await visitor.panel.getByRole("button", { name: "问智能助手" }).click();
});
afterAll(async () => {
  await visitor.leave();
  await server.remove();
  await model.stop();
});

async function ask(text: string): Promise<void> {
  await visitor.panel.getByRole("textbox", { name: "写下你的问题" }).fill(text);
  await visitor.page.keyboard.press("Enter");
}

test("[F5.13] [LM4] the visitor sees an answer grow, and then the message with its article", async () => {
  model.text = "退款按原路退回，1至7个工作日到账 [1]。钱";
  model.rest = "包余额最快，信用卡最慢 [1]。";
  await ask(question);
  const written = visitor.panel.locator(".hb-written");
  await expect.poll(() => written.textContent()).toBe(beginning);
  expect(await visitor.panel.locator(".hb-dots").count()).toBe(1);
  model.release();
  await visitor.panel.getByText(`${beginning}钱包余额最快，信用卡最慢。`).waitFor();
  await expect.poll(() => written.count()).toBe(0);
  expect(await visitor.panel.locator(".hb-dots").count()).toBe(0);
  await visitor.panel.locator(".hb-citation").getByText(question).waitFor();
});

test("[P13] [P15] [LM3] what a model was told to slip in is not shown, and nothing is asked of its host", async () => {
  model.text = "退款按原路退回 [1]。![图](https://evil.example/?d=1) 看";
  model.rest =
    "[这里](https://evil.example) <img src=https://evil.example/x onerror=alert(1)> [1]。";
  await ask("退款进度在哪看");
  await expect.poll(() => visitor.panel.locator(".hb-written").count()).toBe(1);
  expect(await visitor.panel.getByRole("log").innerHTML()).not.toContain("evil");
  model.release();
  await expect.poll(() => visitor.panel.locator(".hb-by-bot").count()).toBe(2);
  expect(await visitor.panel.getByRole("log").innerHTML()).not.toContain("evil");
  expect(elsewhere).toEqual([]);
});
