import type { AnsweredField, TaskRun } from "@helpbuoy/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "../support/agent.ts";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { openStored, type Stored } from "../support/stored.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

/*
 * An appeal from its evidence to the second instance: the visitor in the panel, and at the console
 * one agent who refuses and another who decides otherwise.
 */

const browser = await connectChromium();
const CASE = "P-20261121-7";
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const OTHER = { email: "second@example.com", password: "second-look-at-it-7" };

let server: RunningServer;
let stored: Stored;
let visitor: Visitor;
let first: ConsoleVisit;
let second: ConsoleVisit;

type Row = { id: string; number: string; subject: string; fields_json: string; task_json: string };
const row = () =>
  stored.rows<Row>("select * from conversations where task_json is not null")[0] as Row;
const run = () => JSON.parse(row().task_json) as TaskRun;
const press = (name: string) =>
  visitor.panel.getByRole("button", { name, exact: true }).last().click();

async function attach(button: string, name: string): Promise<void> {
  const chooser = visitor.page.waitForEvent("filechooser");
  await press(button);
  await (await chooser).setFiles({ name, mimeType: "image/png", buffer: png });
  await visitor.panel.getByText(name).waitFor();
}

/** The card of the run, at an agent's desk. */
async function cardAt(desk: ConsoleVisit) {
  await desk.go(`inbox/unassigned/${row().id}`);
  const card = desk.page.getByRole("region", { name: "Task: 提交申诉" });
  await card.waitFor();
  return card;
}

async function away(desk: ConsoleVisit): Promise<void> {
  // So that nobody is given who waits.
  await desk.page.getByRole("button", { name: "At work" }).click();
  await desk.page.getByRole("button", { name: "Away" }).waitFor();
}

beforeAll(async () => {
  server = await startServer();
  stored = openStored(server.folder);
  const agents = `${server.url}/v1/agents`;
  const signIn = { email: "agent@example.com", password: "helpbuoy-demo" };
  const { token } = await call<{ token: string }>(`${agents}/sign-in`, {
    method: "POST",
    body: signIn,
  });
  const invited = await call<{ token: string }>(`${agents}/sites/demo/invitations`, {
    method: "POST",
    token,
    body: { email: OTHER.email, role: "agent" },
  });
  await call(`${agents}/invitations/accept`, {
    method: "POST",
    body: { token: invited.token, name: "Second", password: OTHER.password },
  });
  visitor = await createVisitor({ browser, server: server.url });
  first = await openConsole({ browser, server: server.url });
  await first.signIn();
  await away(first);
  second = await openConsole({ browser, server: server.url });
  await second.signIn(OTHER.email, OTHER.password);
  await away(second);
});
afterAll(async () => {
  await Promise.all([visitor.leave(), first.leave(), second.leave()]);
  stored.close();
  await server.remove();
});

test("[F6.12] it is handed in with grounds, a statement and evidence", async () => {
  const { panel, page } = visitor;
  await visitor.visit();
  await page.evaluate(() => {
    const { Helpbuoy } = globalThis as unknown as { Helpbuoy: (...given: unknown[]) => unknown };
    void Helpbuoy("showTask", "appeal");
  });
  await panel.getByText("作品被下架", { exact: true }).click();
  await panel.getByLabel("浪花号").fill("wave7");
  await panel.getByLabel("处罚编号").fill(CASE);
  await press("下一步");
  await panel.getByText("我有版权或授权", { exact: true }).click();
  await panel.getByLabel("情况说明").fill("这是我自己拍的视频。");
  await press("下一步");
  await attach("添加文件", "original.png");
  await press("下一步");
  await panel.getByText("24小时内给出结果", { exact: false }).waitFor();
  await press("提交");
  await panel.getByText("工单已提交").waitFor();
  expect(run()).toMatchObject({ slug: "appeal", state: "submitted", instance: 1, case: CASE });
  const answered = JSON.parse(row().fields_json) as AnsweredField[];
  expect(answered.map(({ label }) => label)).toContain("证据");
  expect(answered).toContainEqual(expect.objectContaining({ value: "这是我自己拍的视频。" }));
});

test("[F6.12] one appeal per case: another one is refused, and nothing that was typed is lost", async () => {
  const { panel, page } = visitor;
  await page.reload();
  await visitor.launcher.waitFor();
  await page.evaluate(() => {
    const { Helpbuoy } = globalThis as unknown as { Helpbuoy: (...given: unknown[]) => unknown };
    void Helpbuoy("showTask", "appeal");
  });
  await panel.getByText("作品被下架", { exact: true }).click();
  await panel.getByLabel("浪花号").fill("wave7");
  await panel.getByLabel("处罚编号").fill(CASE);
  await press("下一步");
  await panel.getByText("内容没有违规", { exact: true }).click();
  await panel.getByLabel("情况说明").fill("再申诉一次试试。");
  await press("下一步");
  await press("下一步");
  await press("提交");
  await panel.getByText("这件事已经提交过，还在处理中", { exact: false }).waitFor();
  await press("修改");
  await panel.getByLabel("处罚编号").waitFor();
  await expect.poll(() => panel.getByLabel("处罚编号").inputValue()).toBe(CASE);
  expect(stored.rows("select id from conversations where task_json is not null")).toHaveLength(1);
});

test("[F6.12] an agent refuses it, and the visitor learns why and what can still be done", async () => {
  const card = await cardAt(first);
  await card.getByText(CASE).waitFor();
  await card.getByRole("button", { name: "Refuse" }).click();
  const dialog = first.page.getByRole("dialog");
  await dialog.getByLabel("What the visitor is told").fill("素材里有别人的水印。");
  await dialog.getByRole("button", { name: "Refuse" }).click();
  await card.getByText("Refused", { exact: true }).waitFor();
  const { number } = row();
  await visitor.page.evaluate((shown) => {
    const { Helpbuoy } = globalThis as unknown as { Helpbuoy: (...given: unknown[]) => unknown };
    void Helpbuoy("showTicket", shown);
  }, number);
  const mine = visitor.panel.getByRole("region", { name: "提交申诉" });
  await mine.getByText("未通过", { exact: true }).waitFor();
  await mine.getByText("素材里有别人的水印。").waitFor();
  expect(await mine.getByRole("button", { name: "撤销" }).count()).toBe(0);
});

test("[F6.12] the second instance: more evidence, another agent, another word", async () => {
  const mine = visitor.panel.getByRole("region", { name: "提交申诉" });
  await mine.getByRole("button", { name: "再申请一次" }).click();
  await mine.getByLabel("为什么应该改变结果").fill("水印是我自己的另一个账号。");
  await attach("添加文件", "watermark.png");
  await mine.getByRole("button", { name: "提交二次申请" }).click();
  await mine.getByText("二次审核").waitFor();
  await expect.poll(() => run().instance).toBe(2);

  const refused = await cardAt(first);
  await refused.getByText("You refused this before; someone else decides it now.").waitFor();
  expect(await refused.getByRole("button").count()).toBe(0);

  const card = await cardAt(second);
  await card.getByText("Second instance").waitFor();
  await second.page.getByRole("log").getByText("水印是我自己的另一个账号。").waitFor();
  await card.getByRole("button", { name: "Mark done" }).click();
  const dialog = second.page.getByRole("dialog");
  await dialog.getByLabel("What the visitor is told").fill("已核实，作品恢复。");
  await dialog.getByRole("button", { name: "Mark done" }).click();
  await mine.getByText("已完成", { exact: true }).waitFor();
  await mine.getByText("已核实，作品恢复。").waitFor();
  expect(run()).toMatchObject({ state: "done", instance: 2, mayAppeal: false });
  expect(await mine.getByRole("button", { name: "再申请一次" }).count()).toBe(0);
});
