/** Where the focus goes when a screen comes: what it marks for typing, else its heading. */
export function focusScreen(panel: HTMLElement): void {
  // On a touch screen focusing a field brings up the keyboard over half the panel.
  const canType = window.matchMedia("(hover: hover)").matches;
  const field = canType ? panel.querySelector<HTMLElement>("[data-hb-focus]") : null;
  if (field) field.focus({ preventScroll: true });
  else focusHeading(panel);
}

function focusHeading(panel: HTMLElement): void {
  panel.querySelector<HTMLElement>("#hb-title")?.focus({ preventScroll: true });
}

/**
 * Brings the focus back to the heading when what had it goes away (a button that did its work):
 * from the page's body Escape would no longer reach the panel. Returns its undo.
 */
export function keepFocus(panel: HTMLElement): () => void {
  let focused: EventTarget | null = null;
  const remember = (event: FocusEvent) => {
    focused = event.target;
  };
  const observer = new MutationObserver(() => {
    if (!focused || panel.contains(focused as Node)) return;
    focused = null;
    if (document.activeElement === document.body) focusHeading(panel);
  });
  panel.addEventListener("focusin", remember);
  observer.observe(panel, { childList: true, subtree: true });
  return () => {
    panel.removeEventListener("focusin", remember);
    observer.disconnect();
  };
}

/** Whether the focus is in the panel, and so may be moved within it. */
export function hasFocus(panel: HTMLElement): boolean {
  return panel.contains((panel.getRootNode() as ShadowRoot).activeElement);
}
