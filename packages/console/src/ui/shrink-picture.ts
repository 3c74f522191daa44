/** Bytes that the server takes of a picture (SPEC PL1). */
const MOST = 200_000;

/**
 * A picture in the size in which it is shown, as small as the server takes it. What else stood in
 * the file, such as where it was taken, is left behind.
 * @param cut `square`: its middle, in 256 px; `whole`: all of it, within 384 x 128 px
 * @returns undefined where this browser cannot read it, or cannot make it small enough
 */
export async function shrinkPicture(
  file: Blob,
  cut: "square" | "whole",
): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return undefined;
  const { from, to } = cut === "square" ? squareCut(bitmap, 256) : wholeCut(bitmap, 384, 128);
  const canvas = document.createElement("canvas");
  canvas.width = to.width;
  canvas.height = to.height;
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  context.imageSmoothingQuality = "high";
  const { x, y, width, height } = from;
  context.drawImage(bitmap, x, y, width, height, 0, 0, to.width, to.height);
  bitmap.close();
  for (const type of ["image/webp", "image/png", "image/jpeg"]) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.9));
    // A browser that cannot write a type writes PNG and says so.
    if (blob?.type === type && blob.size <= MOST) return blob;
  }
  return undefined;
}

type Size = { width: number; height: number };

/** The middle square. */
export function squareCut({ width, height }: Size, side: number) {
  const shorter = Math.min(width, height);
  const from = {
    x: (width - shorter) / 2,
    y: (height - shorter) / 2,
    width: shorter,
    height: shorter,
  };
  return { from, to: { width: side, height: side } };
}

/** All of it, made smaller where it is bigger. */
export function wholeCut({ width, height }: Size, mostWidth: number, mostHeight: number) {
  const scale = Math.min(1, mostWidth / width, mostHeight / height);
  const scaled = (length: number) => Math.max(1, Math.round(length * scale));
  return {
    from: { x: 0, y: 0, width, height },
    to: { width: scaled(width), height: scaled(height) },
  };
}
