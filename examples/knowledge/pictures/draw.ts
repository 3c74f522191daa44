import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { startChromium } from "./chromium.ts";
import { screenshotAsWebp } from "./encode.ts";
import { pick } from "./pick.ts";
import { page as pageOf, say, type Locale } from "./phone.ts";
import { screens } from "./screens.ts";

const layout = { width: 360, height: 450 };
const scale = 2;
const mostBytes = 25 * 1024;
const locales: Locale[] = ["zh-CN", "en"];
const media = fileURLToPath(new URL("../media/", import.meta.url));

/** Draws the pictures named on the command line, all of them if none is named. */
async function draw(asked: string[]): Promise<void> {
  const chosen = pick(screens, asked);
  await mkdir(media, { recursive: true });
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: layout, deviceScaleFactor: scale });
    const size = { width: layout.width * scale, height: layout.height * scale };
    for (const [name, screen] of chosen) {
      for (const locale of locales) {
        await page.setContent(pageOf(screen(say(locale)), locale));
        const webp = await screenshotAsWebp(page, size, mostBytes);
        await writeFile(`${media}${name}.${locale}.webp`, webp);
        console.log(`${name}.${locale}.webp ${(webp.length / 1024).toFixed(1)} KB`);
      }
    }
  } finally {
    await browser.close();
  }
}

await draw(process.argv.slice(2));
