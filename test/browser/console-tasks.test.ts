import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ConversationSnapshot, TaskRun } from "@helpbuoy/protocol";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, newId } from "../support/agent.ts";
import { createAsking } from "../support/asking.ts";
import { runCommand } from "../support/command.ts";
import { openConsole, type ConsoleVisit } from "../support/console.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { connectChromium } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();
/** A delivery is dead after so many tries (SPEC WH3). */
const TRIES = 10;

const task = (slug: string, title: string, rest: object) =>
  JSON.stringify({
    slug,
    title,
    locale: "en",
    summary: "What it does.",
    category: "account",
    requires: [],
    fields: [{ id: "what", type: "text", label: "What it is about", required: true }],
    steps: [{ title: "About", fields: ["what"] }],
    caseField: "what",
    instances: 2,
    next: "Within a day.",
    ...rest,
  });

let server: RunningServer;
let program: Server;
let programUrl: string;
/** What the site's own program was told, by message id. */
const told: { id: string; type: string }[] = [];
let answer = { status: 500, body: "" };
let desk: ConsoleVisit;
beforeAll(async () => {
  program = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { type } = JSON.parse(body) as { type: string };
      told.push({ id: String(request.headers["webhook-id"]), type });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => program.listen(0, "127.0.0.1", resolve));
  programUrl = `http://127.0.0.1:${(program.address() as AddressInfo).port}/tasks`;
  server = await startServer({
    environment: { HELPBUOY_WEBHOOKS_TO_PRIVATE_ADDRESSES: "true" },
  });
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-tasks-"));
  mkdirSync(join(folder, "en/tasks"), { recursive: true });
  writeFileSync(
    join(folder, "en/categories.yaml"),
    "- {slug: account, title: Account, description: Signing in, icon: user}\n",
  );
  const files = {
    invoice: task("invoice", "Invoice", { action: "webhook" }),
    appeal: task("appeal", "Appeal", { action: "ticket" }),
  };
  for (const [slug, content] of Object.entries(files)) {
    writeFileSync(join(folder, `en/tasks/${slug}.yaml`), content);
  }
  const environment = { HELPBUOY_DATA: server.folder };
  const imported = await runCommand(`npx --no helpbuoy import ${folder} --site demo --apply`, {
    environment,
  });
  if (imported.code !== 0) throw new Error(`not imported: ${imported.stdout}${imported.stderr}`);
  rmSync(folder, { recursive: true });
  desk = await openConsole({ browser, server: server.url });
  await desk.signIn();
  // Away, so that nobody is given who waits.
  await desk.page.getByRole("button", { name: "At work" }).click();
  await desk.page.getByRole("button", { name: "Away" }).waitFor();
});
afterAll(async () => {
  await desk.leave();
  await server.remove();
  program.close();
});

type HandedIn = { id: string; run(): Promise<TaskRun | undefined>; appeal(): Promise<void> };

async function handIn(taskSlug: string, what: string): Promise<HandedIn> {
  const { token, conversationId: id } = await createAsking(server.url);
  const site = `${server.url}/v1/sites/demo`;
  const send = (body: object) => call(`${site}/commands`, { method: "POST", token, body });
  await send({
    type: "task.submit",
    conversationId: id,
    messageId: newId(),
    locale: "en",
    taskSlug,
    fields: { what },
    attachments: [],
  });
  return {
    id,
    async run() {
      const url = `${site}/conversations/${id}`;
      return (await call<ConversationSnapshot>(url, { token })).conversation.task;
    },
    async appeal() {
      const said = { messageId: newId(), text: "Please look again.", attachments: [] };
      await send({ type: "task.appeal", conversationId: id, ...said });
    },
  };
}

/** The wait before the next try is over. @param attempts how often it was tried by then */
function skipWait(attempts?: number): void {
  const database = new DatabaseSync(join(server.folder, "helpbuoy.db"), { timeout: 5_000 });
  const now = new Date().toISOString();
  database.prepare("update webhook_deliveries set next_at = ? where next_at is not null").run(now);
  if (attempts !== undefined) {
    database.prepare("update webhook_deliveries set attempts = ?").run(attempts);
  }
  database.close();
}

async function isClean(within: string): Promise<void> {
  expect(await axeProblems(desk.page, { within })).toEqual([]);
}

async function openCard({ id }: HandedIn, title: string): Promise<Locator> {
  await desk.go(`inbox/unassigned/${id}`);
  const card = desk.page.getByRole("region", { name: `Task: ${title}` });
  await card.waitFor();
  return card;
}

test("[F6.24] [P27] a webhook that fails, is retried, is seen dead and is sent again from the console", async () => {
  const { page } = desk;
  await desk.go("settings");
  const webhooks = page.locator(".card").filter({
    has: page.getByRole("heading", { level: 2, name: "Webhooks", exact: true }),
  });
  const dialog = page.getByRole("dialog");
  await webhooks.getByRole("button", { name: "New webhook" }).click();
  await dialog.getByLabel("Address").fill(programUrl);
  // What holds visitors' words is told to nobody who did not ask for it.
  for (const name of ["Someone waits for a person", "A promise was not kept"]) {
    await dialog.getByLabel(name).uncheck();
  }
  const handedInEvent = dialog.getByLabel("A task is handed in that a program does");
  expect(await handedInEvent.isChecked()).toBe(false);
  await handedInEvent.check();
  await isClean("dialog");
  await dialog.getByRole("button", { name: "Save" }).click();
  await webhooks.getByLabel("Secret of 127.0.0.1").waitFor();

  const invoice = await handIn("invoice", "Order 48213");
  await expect.poll(() => told.length, { timeout: 15_000 }).toBe(1);
  await expect
    .poll(
      () => {
        skipWait();
        return told.length;
      },
      { timeout: 15_000, interval: 1_000 },
    )
    .toBe(2);
  const look = async () => {
    await webhooks.getByRole("button", { name: "Deliveries" }).click();
    await dialog.locator(".person").waitFor();
    const text = await dialog.textContent();
    await dialog.getByRole("button", { name: "Close" }).click();
    return text;
  };
  await expect.poll(look).toContain("last 500");
  // All but the last of the other tries, a day's worth.
  skipWait(TRIES - 1);
  await expect.poll(look, { timeout: 15_000 }).toContain("Given up, 500");
  const tries = told.length;
  expect(new Set(told.map(({ id }) => id)).size).toBe(1);
  expect(await invoice.run()).toMatchObject({ state: "submitted" });

  const card = await openCard(invoice, "Invoice");
  await card.getByText("The program that does this could not be reached.").waitFor();
  await isClean(".task-card");
  await desk.go("settings");
  answer = { status: 200, body: JSON.stringify({ state: "done", text: "Sent to you." }) };
  await webhooks.getByRole("button", { name: "Deliveries" }).click();
  await dialog.getByText("A task is handed in that a program does").waitFor();
  await dialog.getByRole("button", { name: "Send again" }).click();
  await dialog.getByRole("status").getByText("On its way again").waitFor();
  await expect.poll(() => told.length, { timeout: 15_000 }).toBe(tries + 1);
  expect(told.at(-1)).toEqual({ id: told[0]?.id, type: "task.submitted" });
  await expect.poll(() => invoice.run()).toMatchObject({ state: "done", text: "Sent to you." });
  await openCard(invoice, "Invoice");
  await card.getByText("Done", { exact: true }).waitFor();
  await expect.poll(() => card.getByText("could not be reached").count()).toBe(0);
});

test("[F6.06] [TK5] [TK7] an agent says how it goes, refuses, and leaves the second look to others", async () => {
  const { page } = desk;
  const dialog = page.getByRole("dialog");
  const appeal = await handIn("appeal", "Video 7");
  const card = await openCard(appeal, "Appeal");
  await card.getByText("Video 7").waitFor();
  await card.getByRole("button", { name: "Say how it goes" }).click();
  await dialog.getByLabel("What the visitor is told").fill("We are watching it.");
  await dialog.getByLabel("How far it is, in percent").fill("40");
  await isClean("dialog");
  await dialog.getByRole("button", { name: "Say how it goes" }).click();
  await card.getByText("In progress").waitFor();
  await card.getByText("40%").waitFor();
  expect(await appeal.run()).toMatchObject({ state: "running", progress: 40 });
  await card.getByRole("button", { name: "Refuse" }).click();
  await dialog.getByRole("button", { name: "Refuse" }).click();
  await card.getByText("Refused", { exact: true }).waitFor();
  await page.getByRole("log").getByText("“Appeal” was refused.").waitFor();
  expect(await card.getByRole("button").count()).toBe(0);
  await appeal.appeal();
  // The stream brings it: nothing is loaded anew.
  await card.getByText("Second instance").waitFor();
  await card.getByText("You refused this before; someone else decides it now.").waitFor();
  await expect.poll(() => card.getByRole("button").count()).toBe(0);
  await isClean(".task-card");
});
