import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * What was pressed may be gone with what it changed: then the place it stood in takes the focus.
 * @param shown what the place shows; at its first showing nothing takes the focus
 */
export function useKeptFocus<Place extends HTMLElement>(shown: unknown): RefObject<Place | null> {
  const place = useRef<Place>(null);
  const before = useRef<unknown>(undefined);
  useEffect(() => {
    const isFirst = before.current === undefined;
    before.current = shown;
    if (isFirst || document.activeElement !== document.body) return;
    place.current?.focus({ preventScroll: true });
  }, [shown]);
  return place;
}
