export interface Shot {
  image: string;
  start: number;
  seconds: number;
  /** Where the scene is tapped, in pixels of the film. */
  tap: { x: number; y: number } | null;
}

/** Runs in the page: loads the shots and returns nothing; `drawFrame` then draws on them. */
export async function loadShots(shots: Shot[]): Promise<void> {
  const stage = window as unknown as { images: HTMLImageElement[]; canvas: HTMLCanvasElement };
  stage.images = await Promise.all(
    shots.map(async (shot) => {
      const image = new Image();
      image.src = shot.image;
      await image.decode();
      return image;
    }),
  );
  const [first] = stage.images;
  stage.canvas = document.createElement("canvas");
  stage.canvas.width = first?.width ?? 0;
  stage.canvas.height = first?.height ?? 0;
}

/** Runs in the page: draws the film at `time` seconds, as a PNG data address. */
export function drawFrame({ shots, time }: { shots: Shot[]; time: number }): string {
  const { images, canvas } = window as unknown as {
    images: HTMLImageElement[];
    canvas: HTMLCanvasElement;
  };
  const pen = canvas.getContext("2d");
  const at = Math.max(
    0,
    shots.findLastIndex((one) => one.start <= time),
  );
  const shot = shots[at];
  const image = images[at];
  if (!pen || !shot || !image) throw new Error("no frame");
  const before = shots[at - 1];
  const imageBefore = images[at - 1];
  const fade = 0.24;
  const ease = (share: number) => {
    const held = Math.min(1, Math.max(0, share));
    return held * held * (3 - 2 * held);
  };
  const inScene = time - shot.start;

  pen.globalAlpha = 1;
  pen.drawImage(image, 0, 0);
  if (imageBefore && inScene < fade) {
    pen.globalAlpha = 1 - ease(inScene / fade);
    pen.drawImage(imageBefore, 0, 0);
  }

  const rest = { x: canvas.width * 0.62, y: canvas.height * 0.7 };
  const from = before?.tap ?? rest;
  if (shot.tap) {
    const pressAt = shot.seconds - 0.5;
    const way = ease((inScene - 0.25) / Math.max(0.4, pressAt - 0.55));
    const press = ease((inScene - pressAt) / 0.14);
    const x = from.x + (shot.tap.x - from.x) * way;
    const y = from.y + (shot.tap.y - from.y) * way;
    const shown = !before?.tap ? ease((inScene - 0.1) / 0.25) : 1;
    drawFinger(x, y, 24 - 5 * press, shown);
    if (press > 0) drawRipple(x, y, (inScene - pressAt) / 0.5);
  } else if (before?.tap) {
    drawFinger(from.x, from.y, 19, 1 - ease(inScene / 0.3));
  }
  return canvas.toDataURL("image/png");

  function drawFinger(x: number, y: number, radius: number, shown: number) {
    if (!pen) return;
    pen.globalAlpha = shown;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fillStyle = "rgba(11, 107, 203, 0.38)";
    pen.fill();
    pen.lineWidth = 4;
    pen.strokeStyle = "#0b6bcb";
    pen.stroke();
  }

  function drawRipple(x: number, y: number, share: number) {
    if (!pen) return;
    pen.globalAlpha = Math.max(0, 1 - share) * 0.7;
    pen.beginPath();
    pen.arc(x, y, 20 + 34 * share, 0, 2 * Math.PI);
    pen.lineWidth = 4;
    pen.stroke();
  }
}
