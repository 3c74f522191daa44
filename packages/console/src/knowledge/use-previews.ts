import { useEffect, useState } from "preact/hooks";
import type { TextPreview } from "./self-service-api.ts";

const PAUSE = 300; // ms after the last key

/** What texts will look like, by the server's own reader; empty until it has answered. */
export function usePreviews(
  load: (texts: readonly string[]) => Promise<readonly TextPreview[]>,
  texts: readonly string[],
): readonly TextPreview[] {
  const [previews, setPreviews] = useState<readonly TextPreview[]>([]);
  const name = JSON.stringify(texts);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      load(texts).then(
        (answer) => !isOver && setPreviews(answer),
        // The next key asks again; what is shown stays.
        () => {},
      );
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [name]);
  return previews;
}
