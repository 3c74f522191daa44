import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { signInAgent } from "../../support/agent.ts";
import { pageOf, type Face } from "../../support/hazard.ts";
import { startRelay, type Relay } from "../../support/relay.ts";
import { openStored } from "../../support/stored.ts";
import { fileTicket } from "../../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../../support/visitor.ts";
import init, { refuseLocks } from "./init.ts";

const browser = await connectChromium();
const html = pageOf(import.meta.dirname);
const TABS = 8;

let visitor: Visitor;
let relay: Relay;

beforeAll(async () => {
  relay = await startRelay(inject("server"));
});
afterAll(() => relay.stop());

/** Files a ticket in the first tab, then opens the others, all with the panel open. */
async function openTabs(count: number, subject: string): Promise<{ tabs: Page[]; id: string }> {
  await visitor.visit();
  await visitor.open();
  await fileTicket(visitor.panel, { subject, description: "八个标签页" });
  await visitor.panel.getByText("工单已提交").waitFor();
  const tabs = [visitor.page];
  while (tabs.length < count) {
    const tab = await visitor.context.newPage();
    await tab.goto(`${visitor.host.url}/`);
    await tab.waitForFunction(() => "Helpbuoy" in window);
    tabs.push(tab);
  }
  await Promise.all(
    tabs.map(async (tab) => {
      await tab.evaluate(() => (window as unknown as Face).Helpbuoy("show", "tickets"));
      await tab.locator("helpbuoy-widget").getByRole("dialog").getByText(subject).waitFor();
    }),
  );
  const stored = openStored(inject("serverFolder"));
  const [row] = stored.rows<{ id: string }>(
    "select id from conversations where subject = ?",
    subject,
  );
  stored.close();
  return { tabs, id: row?.id ?? "" };
}

const unreadIn = (tab: Page) =>
  tab.evaluate(async () => {
    const state = (await (window as unknown as Face).Helpbuoy("getState")) as { unread: number };
    return state.unread;
  });

describe("[F4.13] [P34] eight tabs over HTTP/1.1", () => {
  let tabs: Page[];
  let id: string;
  /** The streams under way, by the tabs that have them. */
  const open = new Map<Request, Page>();
  beforeAll(async () => {
    visitor = await createVisitor({ browser, html, server: relay.url });
    await visitor.context.addInitScript(init);
    visitor.context.on("request", (request) => {
      if (request.url().includes("/events")) open.set(request, request.frame().page());
    });
    const ended = (request: Request) => open.delete(request);
    visitor.context.on("requestfinished", ended);
    visitor.context.on("requestfailed", ended);
    ({ tabs, id } = await openTabs(TABS, "八个标签页里的工单"));
  });

  test("one stream stands, and every tab hears of a reply, which rings once", async () => {
    await expect.poll(relay.streams).toBe(1);
    // Who looks at the panel needs no ring.
    for (const tab of tabs) {
      await tab.evaluate(() => (window as unknown as Face).Helpbuoy("close"));
    }
    const agent = await signInAgent(inject("server"));
    await agent.reply(id, "八个标签都收到");
    for (const tab of tabs) await expect.poll(() => unreadIn(tab)).toBe(1);
    expect(relay.streams()).toBe(1);
    const rings = async () => {
      const heard = tabs.map((tab) =>
        tab.evaluate(() => (window as unknown as { rings: number }).rings),
      );
      return (await Promise.all(heard)).reduce((sum, one) => sum + one, 0);
    };
    await expect.poll(rings).toBe(1);
  });

  test("the leader is killed: within 3 s another has the stream, and nothing is missed", async () => {
    const agent = await signInAgent(inject("server"));
    for (let kills = 1; kills <= 3; kills++) {
      const before = relay.requests.length;
      const [leader] = open.values();
      tabs = tabs.filter((tab) => tab !== leader);
      open.clear();
      await leader?.close();
      await agent.reply(id, `第 ${kills} 任走了`);
      const again = () => relay.requests.slice(before).some(({ path }) => path.endsWith("/events"));
      await expect.poll(again, { timeout: 3_000 }).toBe(true);
      await expect.poll(relay.streams).toBe(1);
      for (const tab of tabs) await expect.poll(() => unreadIn(tab)).toBe(1 + kills);
    }
  });

  test("a tab opened later hears what was said while it joined", async () => {
    const tab = await visitor.context.newPage();
    tabs.push(tab);
    await tab.goto(`${visitor.host.url}/`);
    await tab.waitForFunction(() => "Helpbuoy" in window);
    const agent = await signInAgent(inject("server"));
    const joining = tab.evaluate(() => (window as unknown as Face).Helpbuoy("open"));
    for (let said = 0; said < 5; said++) await agent.reply(id, `边进边说 ${said}`);
    await joining;
    await expect.poll(() => unreadIn(tab)).toBe(9);
    expect(relay.streams()).toBe(1);
  });

  test("a leader that is asleep loses the stream to the next tab that asks", async () => {
    const [leader] = open.values();
    // Deaf for longer than anyone waits: as a tab that a phone has put to sleep.
    await leader?.evaluate(() => {
      setTimeout(() => {
        const end = performance.now() + 6_000;
        while (performance.now() < end);
      });
    });
    const before = relay.requests.length;
    const tab = await visitor.context.newPage();
    tabs.push(tab);
    await tab.goto(`${visitor.host.url}/`);
    await tab.evaluate(() => (window as unknown as Face).Helpbuoy("open"));
    const again = () => relay.requests.slice(before).some(({ path }) => path.endsWith("/events"));
    await expect.poll(again, { timeout: 5_000 }).toBe(true);
    await expect.poll(relay.streams).toBe(1);
  });

  test("the eight never needed more than one stream at a time, and leave none", async () => {
    expect(relay.mostStreams()).toBeLessThanOrEqual(2);
    await visitor.leave();
    await expect.poll(relay.streams).toBe(0);
  });
});

test("[P34] where Web Locks are refused, a tab has a stream of its own", async () => {
  visitor = await createVisitor({ browser, html, server: relay.url });
  await visitor.context.addInitScript(refuseLocks);
  await openTabs(2, "没有锁的工单");
  await expect.poll(relay.streams).toBe(2);
  await visitor.leave();
  await expect.poll(relay.streams).toBe(0);
});
