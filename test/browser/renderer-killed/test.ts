import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchChromium } from "../../support/chromium.ts";
import { pageOf } from "../../support/hazard.ts";
import { startRelay, type Relay } from "../../support/relay.ts";
import { openStored } from "../../support/stored.ts";
import { createVisitor, type Visitor } from "../../support/visitor.ts";
import { killRenderers, readKept } from "./init.ts";

/** Kills while nothing can be sent, and kills amid the sending. */
const KILLS = { offline: 8, online: 12 };
/** So many records an outbox takes. */
const FULL = 200;
const DRAFT = "还没写完";

// A browser of its own: every renderer there is dies.
const own = await launchChromium();
const browser = await chromium.connect(own.wsEndpoint());
const stored = openStored(inject("serverFolder"));
let relay: Relay;
let visitor: Visitor;
beforeAll(async () => {
  relay = await startRelay(inject("server"));
  visitor = await createVisitor({ browser, server: relay.url, html: pageOf(import.meta.dirname) });
});
afterAll(async () => {
  stored.close();
  await visitor.leave();
  await relay.stop();
  await browser.close();
  await own.close();
});

const RUN = `run-${Date.now()}`;
const typed: string[] = [];

/** Opens the talk of the visitor's, as they would: the first time a new one, then the one there is. */
async function openTalk(): Promise<void> {
  await visitor.visit();
  await visitor.open();
  await visitor.panel.getByRole("button", { name: "问智能助手" }).click();
  await box().waitFor();
}
const box = () => visitor.panel.getByRole("textbox", { name: "写下你的问题" });

async function say(count: number): Promise<void> {
  for (let said = 0; said < count; said++) {
    const text = `${RUN} 第 ${typed.length + 1} 句`;
    await box().fill(text);
    await visitor.page.keyboard.press("Enter");
    typed.push(text);
  }
}

/** Our sentences in what the browser keeps, asked of the disk and not of the widget. */
const kept = async () =>
  (await visitor.page.evaluate(readKept)).flatMap(([key, text]) =>
    key.includes("outbox/") ? sentencesIn(text) : [],
  );

type Row = { conversation_id: string; body_json: string };
const arrived = () =>
  stored.rows<Row>(
    "select conversation_id, body_json from messages where author = 'visitor' and body_json like ? order by cursor",
    `%${RUN}%`,
  );
const sentencesIn = (text: string) => text.match(/run-\d+ 第 \d+ 句/g) ?? [];
const known = async () =>
  new Set([...(await kept()), ...arrived().flatMap(({ body_json }) => sentencesIn(body_json))]);

describe("[F4.14] [P33] the renderer is killed with a full outbox", { timeout: 300_000 }, () => {
  test("without a way to the server: all that was typed is there again", async () => {
    relay.setFault((path) => (path.endsWith("/v1/sites/demo/commands") ? "cut" : undefined));
    await openTalk();
    await say(FULL - KILLS.offline);
    for (let kill = 1; kill <= KILLS.offline; kill++) {
      await say(1);
      await expect.poll(async () => (await kept()).length).toBe(typed.length);
      await killRenderers({ browser, process: own }, visitor.page);
      await openTalk();
      expect((await kept()).sort()).toEqual([...typed].sort());
    }
    expect(typed).toHaveLength(FULL);
    expect(arrived()).toEqual([]);
  });

  test("what was typed and not yet sent off stands in its box again", async () => {
    await box().fill(DRAFT);
    const isKept = async () =>
      (await visitor.page.evaluate(readKept)).some(([, text]) => text.includes(DRAFT));
    await expect.poll(isKept).toBe(true);
    await killRenderers({ browser, process: own }, visitor.page);
    await openTalk();
    await expect.poll(() => box().inputValue()).toBe(DRAFT);
    await box().fill("");
  });

  test("amid the sending: all arrives once, each talk in its order", async () => {
    relay.setFault(() => undefined);
    for (let kill = 1; kill < KILLS.online; kill++) {
      await visitor.visit();
      const before = arrived().length;
      // The outbox wakes by itself, and dies in its work.
      await expect.poll(() => arrived().length).toBeGreaterThanOrEqual(before + kill);
      await killRenderers({ browser, process: own }, visitor.page);
    }
    await openTalk();
    await say(3);
    await expect.poll(async () => (await known()).size).toBe(typed.length);
    await killRenderers({ browser, process: own }, visitor.page);
    await visitor.visit();
    await expect.poll(() => arrived().length, { timeout: 60_000 }).toBe(typed.length);
    await expect.poll(kept).toEqual([]);
    const talks = new Map<string, string[]>();
    for (const { conversation_id, body_json } of arrived()) {
      talks.set(conversation_id, [
        ...(talks.get(conversation_id) ?? []),
        ...sentencesIn(body_json),
      ]);
    }
    for (const said of talks.values()) {
      expect(said).toEqual(typed.filter((text) => said.includes(text)));
    }
    expect([...talks.values()].flat().sort()).toEqual([...typed].sort());
  });
});
