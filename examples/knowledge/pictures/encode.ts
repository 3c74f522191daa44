import type { Page } from "playwright-core";

export interface Size {
  width: number;
  height: number;
}

/** Encodes what the page shows as WebP, a little coarser each time until it fits into `mostBytes`. */
export async function screenshotAsWebp(page: Page, size: Size, mostBytes: number): Promise<Buffer> {
  const png = await page.screenshot({ type: "png" });
  const source = `data:image/png;base64,${png.toString("base64")}`;
  for (const quality of [0.82, 0.76, 0.7, 0.64, 0.58]) {
    const url = await page.evaluate(encodeInPage, { source, size, quality });
    const webp = Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
    if (webp.length <= mostBytes || quality < 0.6) return webp;
  }
  throw new Error("unreachable");
}

/** Runs in the page. */
async function encodeInPage({
  source,
  size,
  quality,
}: {
  source: string;
  size: Size;
  quality: number;
}): Promise<string> {
  const picture = new Image();
  picture.src = source;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, size.width, size.height);
  return canvas.toDataURL("image/webp", quality);
}
