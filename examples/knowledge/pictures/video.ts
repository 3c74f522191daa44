import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { startChromium } from "./chromium.ts";
import { screenshotAsWebp } from "./encode.ts";
import type { Film } from "./film.ts";
import { films } from "./films.ts";
import { pick } from "./pick.ts";
import { page as pageOf, say, type Locale, type Say } from "./phone.ts";
import { drawFrame, loadShots, type Shot } from "./stage.ts";

const layout = { width: 360, height: 480 };
const scale = 1.5;
const framesPerSecond = 25;
const locales: Locale[] = ["zh-CN", "en"];
const media = fileURLToPath(new URL("../media/", import.meta.url));

/** One film serves both locales, so its screens show both languages. */
const sayBoth: Say = (zh, en) => `${zh} <span class="also">${en}</span>`;

async function takeShots(page: Page, film: Film): Promise<Shot[]> {
  const shots: Shot[] = [];
  let start = 0;
  for (const { screen, seconds } of film.scenes) {
    await page.setContent(pageOf(screen(sayBoth), "zh-CN", "film"));
    const png = await page.screenshot({ type: "png" });
    const box =
      (await page.locator(".tap").count()) > 0 ? await page.locator(".tap").boundingBox() : null;
    const tap = box && {
      x: (box.x + box.width * (box.width > 120 ? 0.82 : 0.5)) * scale,
      y: (box.y + box.height / 2) * scale,
    };
    shots.push({ image: `data:image/png;base64,${png.toString("base64")}`, start, seconds, tap });
    start += seconds;
  }
  return shots;
}

async function encodeFilm(page: Page, shots: Shot[], path: string): Promise<void> {
  const { LD_LIBRARY_PATH: _ofChromium, ...env } = process.env;
  const ffmpeg = spawn(
    process.env.FFMPEG_PATH ?? "ffmpeg",
    `-v error -y -f image2pipe -framerate ${framesPerSecond} -c:v png -i - -c:v libvpx-vp9 -crf 36 -b:v 0 -g 400 -cpu-used 1 -pix_fmt yuv420p -an`
      .split(" ")
      .concat(path),
    { env, stdio: ["pipe", "inherit", "inherit"] },
  );
  const ended = once(ffmpeg, "close");
  await page.setContent("");
  await page.evaluate(loadShots, shots);
  const times = shots.map(({ start, seconds, tap }) => ({ start, seconds, tap, image: "" }));
  for (let frame = 0; frame < filmSeconds(shots) * framesPerSecond; frame += 1) {
    const url = await page.evaluate(drawFrame, { shots: times, time: frame / framesPerSecond });
    if (!ffmpeg.stdin.write(Buffer.from(url.slice(url.indexOf(",") + 1), "base64")))
      await once(ffmpeg.stdin, "drain");
  }
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}

function filmSeconds(shots: Shot[]): number {
  const last = shots.at(-1);
  return last ? last.start + last.seconds : 0;
}

function captionsOf(film: Film, locale: Locale): string {
  const cues: { start: number; end: number; text: string }[] = [];
  let start = 0;
  for (const { seconds, caption } of film.scenes) {
    const last = cues.at(-1);
    if (caption) cues.push({ start, end: start + seconds, text: say(locale)(...caption) });
    else if (last) last.end = start + seconds;
    start += seconds;
  }
  const blocks = cues.map(
    ({ start: from, end, text }) => `${clock(from)} --> ${clock(end)}\n${text}\n`,
  );
  return `WEBVTT\n\n${blocks.join("\n")}`;
}

function clock(seconds: number): string {
  return `00:00:${seconds.toFixed(3).padStart(6, "0")}`;
}

/** Makes the films named on the command line, all of them if none is named. */
async function make(asked: string[]): Promise<void> {
  const chosen = pick(films, asked);
  await mkdir(media, { recursive: true });
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: layout, deviceScaleFactor: scale });
    for (const [name, film] of chosen) {
      for (const locale of locales) {
        await writeFile(`${media}${name}.${locale}.vtt`, captionsOf(film, locale));
        await page.setContent(pageOf(film.poster(say(locale)), locale));
        const size = { width: layout.width * scale, height: layout.height * scale };
        await writeFile(
          `${media}${name}.${locale}.poster.webp`,
          await screenshotAsWebp(page, size, 25 * 1024),
        );
      }
      const shots = await takeShots(page, film);
      await encodeFilm(page, shots, `${media}${name}.webm`);
      const { size } = await stat(`${media}${name}.webm`);
      console.log(
        `${name}.webm ${(size / 1024).toFixed(1)} KB, ${filmSeconds(shots).toFixed(1)} s`,
      );
    }
  } finally {
    await browser.close();
  }
}

await make(process.argv.slice(2));
