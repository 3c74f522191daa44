/** What the probe tells; milliseconds since navigation. */
export type Probe = {
  /** First frame in which the button lies visible in the viewport. */
  visibleAt: number | undefined;
  /** First frame in which the field stands and holds the focus. */
  focusedAt: number | undefined;
  shift: number;
  /** Middle of the button. */
  place(): [x: number, y: number];
  /** Looks for the field from now on; answers with the time it began. */
  awaitField(): number;
};

declare global {
  interface Window {
    __probe?: Probe;
  }
}

/**
 * Runs in every page before its first line. It watches frame by frame, on the blank page too, so that
 * its own cost is in both sides of each difference.
 */
export function installProbe(paths: { button: readonly string[]; field: readonly string[] }): void {
  if (top !== window) return;
  const find = (path: readonly string[]): HTMLElement | undefined => {
    let within: Document | ShadowRoot | null = document;
    let found: HTMLElement | null | undefined;
    for (const selector of path) {
      found = within?.querySelector<HTMLElement>(selector);
      if (!found) return undefined;
      within = found.shadowRoot;
    }
    if (!found) return undefined;
    const box = found.getBoundingClientRect();
    const isInView =
      box.width > 3 &&
      box.bottom > 0 &&
      box.top < innerHeight &&
      box.right > 0 &&
      box.left < innerWidth;
    const isShown = found.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return isInView && isShown ? found : undefined;
  };
  const holdsFocus = (element: HTMLElement): boolean => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active === element;
  };
  const eachFrame = (isDone: () => boolean) => {
    const look = () => void (isDone() || requestAnimationFrame(look));
    requestAnimationFrame(look);
  };
  const probe: Probe = {
    visibleAt: undefined,
    focusedAt: undefined,
    shift: 0,
    place() {
      const box = (find(paths.button) as HTMLElement).getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    },
    awaitField() {
      eachFrame(() => {
        const field = find(paths.field);
        if (!field || !holdsFocus(field)) return false;
        probe.focusedAt = performance.now();
        return true;
      });
      return performance.now();
    },
  };
  Object.defineProperty(window, "__probe", { value: probe, enumerable: false });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      probe.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
  eachFrame(() => {
    const isThere =
      paths.button.length > 0 ? find(paths.button) : document.readyState === "complete";
    if (isThere) probe.visibleAt = performance.now();
    return Boolean(isThere);
  });
}
