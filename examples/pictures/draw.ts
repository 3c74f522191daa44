import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { startChromium } from "../knowledge/pictures/chromium.ts";
import { screenshotAsWebp } from "../knowledge/pictures/encode.ts";

const server = new URL(process.argv[2] ?? "http://127.0.0.1:8787");
/** The demo's shop stands on the next port: another origin, as the tag is used. */
const shop = `http://${server.hostname}:${Number(server.port) + 1}`;

type Look = { locale: string; colorScheme: "light" | "dark"; width: number; height: number };

async function openShop(browser: Browser, look: Look): Promise<Page> {
  const { locale, colorScheme, width, height } = look;
  const context = await browser.newContext({
    locale,
    colorScheme,
    viewport: { width, height },
    deviceScaleFactor: 2,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(`${shop}/orders/2026111800427.html?lang=${locale}`);
  await page.waitForFunction(() => "Helpbuoy" in window);
  return page;
}

/** Calls the widget without waiting for its answer. */
function call(page: Page, ...command: unknown[]): Promise<void> {
  return page.evaluate((given) => {
    const { Helpbuoy } = window as unknown as { Helpbuoy: (...args: unknown[]) => unknown };
    void Helpbuoy(...given);
  }, command);
}

async function save(
  page: Page,
  name: string,
  size: { width: number; height: number },
): Promise<void> {
  const webp = await screenshotAsWebp(page, size, 120_000);
  await writeFile(join(import.meta.dirname, `${name}.webp`), webp);
  console.log(`${name}.webp  ${Math.round(webp.length / 1000)} KB`);
}

const phone = { width: 390, height: 780 };

/** Phones side by side, shot one after the other. */
function collectPhones() {
  const shots: string[] = [];
  return {
    /** Shoots what a page shows now, and closes it. */
    async add(page: Page): Promise<void> {
      const png = await page.screenshot({ type: "png" });
      shots.push(`data:image/png;base64,${png.toString("base64")}`);
      await page.context().close();
    },
    async save(browser: Browser, name: string): Promise<void> {
      const size = { width: 20 + shots.length * 405, height: 820 };
      const sheet = await browser.newPage({ viewport: size });
      await sheet.setContent(
        `<style>body{margin:0;padding:20px;display:flex;gap:20px;background:#e8ecf3}
img{inline-size:385px;border-radius:20px;box-shadow:0 4px 24px #0002}</style>
${shots.map((source) => `<img src="${source}" alt="">`).join("")}`,
      );
      await sheet.waitForFunction(() => [...document.images].every((image) => image.complete));
      await save(sheet, name, size);
    },
  };
}

async function drawPanel(browser: Browser): Promise<void> {
  const size = { width: 1280, height: 800 };
  const page = await openShop(browser, { locale: "zh-CN", colorScheme: "light", ...size });
  await call(page, "open");
  await page.getByText("退款多久到账").first().waitFor();
  await save(page, "panel", { width: 1600, height: 1000 });
}

/** The console with a talk open. */
async function drawConsole(browser: Browser): Promise<void> {
  const context = await browser.newContext({
    locale: "zh-CN",
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(`${server.origin}/console/`);
  await page.locator("input[type=email]").fill("agent@example.com");
  await page.locator("input[type=password]").fill("helpbuoy-demo");
  await page.keyboard.press("Enter");
  await page.locator(".view-mine").click();
  await page.getByText("孩子用我的手机充了两千多").first().click();
  await page.locator(".say-note").waitFor();
  const png = (await page.screenshot({ type: "png" })).toString("base64");
  // The console's own policy lets no picture be encoded in it.
  const sheet = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
  });
  await sheet.setContent(
    `<style>body{margin:0}img{inline-size:1280px}</style><img src="data:image/png;base64,${png}" alt="">`,
  );
  await sheet.waitForFunction(() => [...document.images].every((image) => image.complete));
  await save(sheet, "console", { width: 1600, height: 1000 });
}

/** Four phones side by side: a search, an article, a talk, a form. */
async function drawScreens(browser: Browser): Promise<void> {
  const phones = collectPhones();

  const search = await openShop(browser, { locale: "zh-CN", colorScheme: "light", ...phone });
  await call(search, "search", "退款多久");
  await search.getByRole("option").nth(2).waitFor();
  await phones.add(search);

  const article = await openShop(browser, { locale: "en", colorScheme: "light", ...phone });
  await call(article, "showArticle", "upload-fails");
  await article.locator(".hb-rich-text img").first().scrollIntoViewIfNeeded();
  await article.waitForFunction(() => {
    const shadow = document.querySelector("helpbuoy-widget")?.shadowRoot;
    const pictures = [...(shadow?.querySelectorAll("img") ?? [])];
    return pictures.some((picture) => picture.complete && picture.naturalWidth > 0);
  });
  await phones.add(article);

  const talk = await openShop(browser, { locale: "zh-CN", colorScheme: "dark", ...phone });
  await call(talk, "ask", "视频上传卡在99%怎么办");
  await talk.getByText("视频上传失败怎么办").waitFor();
  await phones.add(talk);

  const form = await openShop(browser, { locale: "en", colorScheme: "dark", ...phone });
  await call(form, "show", { name: "ticket-form", categorySlug: "orders" });
  await form.locator("#hb-subject").fill("My parcel has not moved for a week");
  await phones.add(form);

  await phones.save(browser, "screens");
}

/** Three phones side by side: a guide, an appeal, the choice of an order and what to send back. */
async function drawSelfService(browser: Browser): Promise<void> {
  const phones = collectPhones();
  const panelOf = (page: Page) => page.locator("helpbuoy-widget").getByRole("dialog");

  const guide = await openShop(browser, { locale: "zh-CN", colorScheme: "light", ...phone });
  await call(guide, "showGuide", "video-not-showing");
  await panelOf(guide).locator(".hb-guide-way").first().click();
  await panelOf(guide).locator(".hb-guide-step").waitFor();
  await phones.add(guide);

  const appeal = await openShop(browser, { locale: "en", colorScheme: "dark", ...phone });
  await call(appeal, "showTask", "appeal");
  const form = panelOf(appeal);
  await form.getByText("A removed post", { exact: true }).click();
  await form.getByLabel("Spindrift ID").fill("wave7");
  await form.getByLabel("Penalty number").fill("P-20261121-7");
  await form.getByRole("button", { name: "Next" }).click();
  await form.getByText("I own it or have permission", { exact: true }).click();
  await form.getByLabel("What happened").fill("I filmed this myself; the original is attached.");
  await phones.add(appeal);

  const refund = await openShop(browser, { locale: "zh-CN", colorScheme: "light", ...phone });
  await refund.getByRole("button", { name: "登录" }).click();
  await refund.getByRole("button", { name: "退货退款" }).click();
  await panelOf(refund).getByRole("checkbox").first().waitFor();
  await panelOf(refund).getByText("已核实").first().waitFor();
  await phones.add(refund);

  await phones.save(browser, "self-service");
}

const browser = await startChromium();
try {
  await drawSelfService(browser);
  await drawPanel(browser);
  await drawConsole(browser);
  await drawScreens(browser);
} finally {
  await browser.close();
}
