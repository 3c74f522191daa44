import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { signInAgent, type Agent } from "../../support/agent.ts";
import { openConsole } from "../../support/console.ts";
import { pageOf, withScript, type Face } from "../../support/hazard.ts";
import { openStored } from "../../support/stored.ts";
import { fileTicket } from "../../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../../support/visitor.ts";
import { carriers, corpus, fileName, readCanary } from "./init.ts";

const browser = await connectChromium();
const html = withScript(pageOf(import.meta.dirname), () => {});
const server = inject("server");

/** A ticket with that subject, opened. */
async function fileAs(visitor: Visitor, subject: string): Promise<string> {
  await visitor.visit("/orders/1");
  await visitor.open();
  await fileTicket(visitor.panel, { subject, description: corpus.slice(0, 4).join("\n") });
  await visitor.panel.getByText("工单已提交").waitFor();
  await visitor.panel.getByRole("button", { name: "查看工单" }).click();
  const stored = openStored(inject("serverFolder"));
  const [row] = stored.rows<{ id: string }>(
    "select id from conversations where subject = ? order by id desc",
    subject,
  );
  stored.close();
  return row?.id ?? "";
}

/** Sends each. HTML in an agent's Markdown is refused at write; returns how many were taken. */
async function replyWith(agent: Agent, id: string, texts: readonly string[]): Promise<number> {
  let taken = 0;
  for (const text of texts) {
    try {
      await agent.reply(id, text);
      taken += 1;
    } catch (error) {
      expect(String(error)).toMatch(/422.*invalid_input/);
    }
  }
  return taken;
}

/** Gives what waits for the pointer or for focus its chance. */
async function provoke(page: Page, area: string): Promise<void> {
  for (const link of await page.locator(area).getByRole("link").all()) {
    if (await link.isVisible()) await link.hover();
  }
  await page.keyboard.press("Tab");
}

test("[P13] nothing that a visitor or an agent writes runs, in the widget or in the console", async () => {
  const visitor = await createVisitor({ browser, html });
  const { page, panel } = visitor;
  const id = await fileAs(visitor, corpus[1]);
  const log = panel.getByRole("log");
  const box = panel.getByRole("textbox", { name: "回复" });
  for (const payload of corpus) {
    await box.fill(payload);
    await page.keyboard.press("Enter");
  }
  const chooser = page.waitForEvent("filechooser");
  await panel.getByRole("button", { name: "添加附件" }).click();
  const file = { name: fileName, mimeType: "text/plain", buffer: Buffer.from("text") };
  await (await chooser).setFiles(file);
  await box.fill("末尾一句");
  await page.keyboard.press("Enter");
  const agent = await signInAgent(server);
  expect(await replyWith(agent, id, corpus)).toBeGreaterThan(0);
  await agent.reply(id, "都读过了");
  await log.getByText("都读过了").waitFor();
  await provoke(page, "helpbuoy-widget");
  expect(await page.evaluate(readCanary)).toBeUndefined();
  // Nor does anything stand there that would run another day.
  const names = await log.evaluate((element) =>
    [...element.querySelectorAll("*")].flatMap((one) => [
      one.localName,
      ...one.getAttributeNames().filter((name) => name.startsWith("on")),
      ...[...one.attributes]
        .filter(({ value }) => /^\s*(javascript|data):/i.test(value))
        .map(String),
    ]),
  );
  const forbidden = [
    "script",
    "iframe",
    "style",
    "link",
    "base",
    "object",
    "embed",
    "math",
    "form",
  ];
  expect(names.filter((name) => forbidden.includes(name) || /^on|Attr/.test(name))).toEqual([]);
  await page.evaluate(() => (window as unknown as Face).Helpbuoy("show", "tickets"));
  await panel.getByText(corpus[1]).first().waitFor();
  expect(await page.evaluate(readCanary)).toBeUndefined();

  const desk = await openConsole({ browser });
  await desk.signIn();
  await desk.go(`inbox/all/${id}`);
  await desk.page.getByText("都读过了").first().waitFor();
  await provoke(desk.page, "main");
  expect(await desk.page.evaluate(readCanary)).toBeUndefined();
  await desk.leave();
  await visitor.leave();
});

test("[P15] what an answer names elsewhere is not fetched, and a link shows its host", async () => {
  const visitor = await createVisitor({ browser, html });
  const asked: string[] = [];
  visitor.context.on("request", (request) => asked.push(new URL(request.url()).hostname));
  const id = await fileAs(visitor, "别把话带出去");
  const agent = await signInAgent(server);
  expect(await replyWith(agent, id, carriers)).toBeGreaterThan(0);
  await agent.reply(id, "说完了");
  const log = visitor.panel.getByRole("log");
  await log.getByText("说完了").waitFor();
  const links = await log.getByRole("link").all();
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    expect(await link.getAttribute("title")).toBe("evil.example");
    expect(await link.getAttribute("rel")).toContain("noopener");
  }
  expect(asked.filter((host) => host !== "127.0.0.1")).toEqual([]);
  await visitor.leave();
});
