/** The panel itself: where it stands, its header, and how screens come and go. */
export const frameCss = `
.hb-root {
  position: fixed;
  inset-block-end: calc(var(--hb-y, 20px) + 72px);
  inset-inline: var(--hb-x, auto 20px);
  z-index: 1;
}
.l[hidden] ~ .hb-root { inset-block-end: var(--hb-y, 20px); }
.hb-root, .hb-root :where(*, ::before, ::after) { box-sizing: border-box; }
.hb-root [hidden] { display: none; }
.hb-panel {
  display: flex;
  flex-direction: column;
  inline-size: min(var(--hb-unit) * 400, 100vw - 40px);
  block-size: min(720px, 100vh - 100px - var(--hb-y, 20px));
  block-size: min(720px, 100dvh - 100px - var(--hb-y, 20px));
  overflow: hidden;
  border-radius: 18px;
  background: var(--hb-bg);
  box-shadow: var(--hb-shadow);
  transform-origin: bottom;
  animation: hb-rise 200ms cubic-bezier(.2, .8, .2, 1);
}
.hb-header {
  display: flex;
  flex: none;
  align-items: center;
  gap: 4px;
  min-block-size: 56px;
  padding: 8px 10px;
  border-block-end: 1px solid var(--hb-line);
}
.hb-title {
  flex: 1;
  min-inline-size: 0;
  margin: 0;
  padding-inline: 6px;
  overflow: hidden;
  font-size: var(--hb-m);
  font-weight: 600;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.hb-logo { flex: none; max-inline-size: 96px; block-size: 28px; margin-inline: 6px 2px; border-radius: 6px; object-fit: contain; }
.hb-screen {
  display: flex;
  flex: 1;
  flex-direction: column;
  min-block-size: 0;
  animation: hb-come 160ms ease-out;
}
.hb-scroll {
  display: block;
  flex: 1;
  min-block-size: 0;
  padding: 20px;
  overflow: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
}
.hb-aside {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.hb-root :focus-visible { outline: 2px solid var(--hb-accent-text); outline-offset: 2px; }
.hb-root .hb-title { outline: none; }
@keyframes hb-rise { from { opacity: .5; transform: translateY(10px) scale(.985); } }
@keyframes hb-come { from { opacity: .5; transform: translateY(4px); } }
@media (max-width: 480px), (max-height: 480px) {
  .hb-root { inset: 0; }
  .hb-panel {
    position: absolute;
    inset-block-start: var(--hb-top, 0);
    inset-inline: 0;
    inline-size: auto;
    block-size: var(--hb-height, 100%);
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
    border-radius: 0;
    box-shadow: none;
  }
  .hb-scroll { padding: 20px 16px; }
}
@media (max-height: 400px) {
  .hb-panel { overflow: auto; }
  .hb-screen, .hb-scroll { flex: none; min-block-size: auto; overflow: visible; }
}
@media (prefers-reduced-motion: reduce) {
  .hb-root, .hb-root * { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
@media (forced-colors: active) {
  .hb-panel { border: 1px solid CanvasText; }
}
@media print { .hb-root { display: none; } }
`;
