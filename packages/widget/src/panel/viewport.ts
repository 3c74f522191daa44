/**
 * Keeps `--hb-top` and `--hb-height` of an element at the visible part of the page, which a phone's
 * keyboard shrinks without telling CSS. Returns its undo.
 */
export function followVisualViewport(element: HTMLElement): () => void {
  const viewport = window.visualViewport;
  if (!viewport) return () => {};
  const follow = () => {
    // While pinched, the visible part is smaller because it is looked at more closely.
    if (viewport.scale > 1.01) return;
    element.style.setProperty("--hb-top", `${viewport.offsetTop}px`);
    element.style.setProperty("--hb-height", `${viewport.height}px`);
  };
  follow();
  viewport.addEventListener("resize", follow);
  viewport.addEventListener("scroll", follow);
  return () => {
    viewport.removeEventListener("resize", follow);
    viewport.removeEventListener("scroll", follow);
  };
}
