/** The search box, its results, and the ways on under it: what comes with the first load. */
export const homeCss = `
.hb-welcome { margin: -20px -20px 0; padding: 14px 20px 2px; background: linear-gradient(var(--hb-accent-wash), var(--hb-bg)); }
[data-hb-screen=home] > .hb-header { border: 0; background: var(--hb-accent-wash); }
.hb-greeting { font-size: var(--hb-xxl); font-weight: 650; letter-spacing: -.02em; line-height: 1.25; text-wrap: balance; }
.hb-greeting:lang(zh) { font-weight: 600; letter-spacing: .01em; line-height: 1.35; }
.hb-search { position: relative; margin-block-start: 18px; }
.hb-search > .hb-icon { position: absolute; inset-block-start: 15px; inset-inline-start: 15px; color: var(--hb-muted); pointer-events: none; }
.hb-search-input {
  inline-size: 100%;
  block-size: 50px;
  padding-inline: 46px 48px;
  border: 1px solid var(--hb-edge);
  border-radius: 14px;
  background: var(--hb-bg);
  box-shadow: var(--hb-lift);
  font-size: max(16px, var(--hb-m));
  transition: border-color var(--hb-quick), box-shadow var(--hb-quick);
}
.hb-search-input::placeholder { color: var(--hb-muted); opacity: 1; }
.hb-search-input::-webkit-search-cancel-button { display: none; }
.hb-root .hb-search-input:focus { border-color: var(--hb-accent-text); outline: 3px solid var(--hb-accent-wash); outline-offset: 0; box-shadow: 0 0 0 1px var(--hb-accent-text); }
.hb-search > .hb-icon-button { position: absolute; inset-block-start: 5px; inset-inline-end: 5px; }
.hb-results { margin: 14px -8px 0; }
.hb-result { padding: 11px 12px; border-radius: var(--hb-radius); cursor: pointer; }
.hb-result + .hb-result { margin-block-start: 2px; }
@media (hover: hover) { .hb-result:hover { background: var(--hb-sunken); } }
.hb-result[aria-selected=true] { background: var(--hb-accent-wash); }
.hb-result-title { font-weight: 600; text-wrap: pretty; }
.hb-result-excerpt { display: -webkit-box; overflow: hidden; margin-block: 2px 4px; color: var(--hb-muted); font-size: var(--hb-s); line-height: 1.55; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.hb-result-category { color: var(--hb-muted); font-size: var(--hb-xs); }
.hb-root mark { border-radius: 3px; background: none; color: var(--hb-accent-text); font-weight: 600; }
.hb-result-excerpt mark { background: var(--hb-accent-wash); font-weight: 500; }
.hb-dock { display: grid; flex: none; grid-auto-columns: 1fr; grid-auto-flow: column; gap: 4px; padding: 6px 10px 8px; border-block-start: 1px solid var(--hb-line); background: var(--hb-bg); }
.hb-dock-item {
  position: relative;
  display: grid;
  justify-items: center;
  gap: 2px;
  padding: 7px 4px 5px;
  border-radius: 10px;
  color: var(--hb-muted);
  font-size: var(--hb-xs);
  font-weight: 500;
  text-align: center;
  transition: background var(--hb-quick), color var(--hb-quick);
}
@media (hover: hover) { .hb-dock-item:hover { background: var(--hb-hover); color: var(--hb-text); } }
.hb-dock-item:first-child { color: var(--hb-accent-text); }
.hb-dock-item > .hb-icon { inline-size: 22px; block-size: 22px; }
.hb-dock-item > .hb-badge { position: absolute; inset-block-start: 2px; inset-inline-start: calc(50% + 4px); box-shadow: 0 0 0 2px var(--hb-bg); }
@media (max-width: 480px), (max-height: 480px) { .hb-welcome { margin: -20px -16px 0; padding-inline: 16px; } }
@media (forced-colors: active) { .hb-result[aria-selected=true] { outline: 2px solid Highlight; } }
`;
