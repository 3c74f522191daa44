import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon.tsx";
import { moreIcons } from "./more-icons.ts";

/**
 * A picture drawn on a canvas: a strict CSP allows no `blob:` image. What is not a picture, or one
 * that this browser cannot decode, shows the icon of a file. Its name stands beside it.
 * @param size the longest side in px
 */
export function Picture(options: {
  load: () => Promise<Blob | undefined>;
  type: string;
  size: number;
}): VNode {
  const { load, type, size } = options;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  const isPicture = /^image\/(?!svg)/.test(type);

  useEffect(() => {
    let isGone = false;
    async function draw(): Promise<void> {
      const blob = isPicture ? await load() : undefined;
      const element = canvas.current;
      if (!blob || !element || isGone) return;
      const bitmap = await createImageBitmap(blob);
      const scale = Math.min(1, (size * devicePixelRatio) / Math.max(bitmap.width, bitmap.height));
      element.width = Math.max(1, Math.round(bitmap.width * scale));
      element.height = Math.max(1, Math.round(bitmap.height * scale));
      element.getContext("2d")?.drawImage(bitmap, 0, 0, element.width, element.height);
      bitmap.close();
      if (!isGone) setDrawn(true);
    }
    draw().catch(() => setDrawn(false));
    return () => {
      isGone = true;
    };
  }, [isPicture]);

  return (
    <>
      {isPicture && <canvas ref={canvas} class="hb-picture" aria-hidden="true" hidden={!isDrawn} />}
      {!isDrawn && (
        <span class={isPicture ? "hb-glyph hb-picture" : "hb-glyph"}>
          <Icon strokes={moreIcons.page} />
        </span>
      )}
    </>
  );
}
