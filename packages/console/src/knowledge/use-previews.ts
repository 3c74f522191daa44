import { useState } from "preact/hooks";
import { useNewest } from "../use-newest.ts";
import type { TextPreview } from "./self-service-api.ts";

const PAUSE = 300; // ms after the last key

/** What texts will look like, by the server's own reader; empty until it has answered. */
export function usePreviews(
  load: (texts: readonly string[]) => Promise<readonly TextPreview[]>,
  texts: readonly string[],
): readonly TextPreview[] {
  const [previews, setPreviews] = useState<readonly TextPreview[]>([]);
  useNewest({ ask: () => load(texts), tell: setPreviews }, [JSON.stringify(texts)], PAUSE);
  return previews;
}
