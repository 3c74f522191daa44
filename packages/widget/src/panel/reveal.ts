const MARGIN = 12; // px kept free between what is revealed and the edge

/**
 * Scrolls `scroller`, and never the host page as `scrollIntoView` may, until `element` is in sight.
 * @param toStart brings its beginning to the top, even when it is in sight already
 */
export function reveal(scroller: Element, element: Element, toStart = false): void {
  const view = scroller.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (toStart || box.top < view.top) scroller.scrollTop += box.top - view.top - MARGIN;
  else if (box.bottom > view.bottom) scroller.scrollTop += box.bottom - view.bottom + MARGIN;
}
