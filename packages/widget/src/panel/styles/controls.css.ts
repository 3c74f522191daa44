/** The small parts of the first load: buttons, badges, banners, skeletons, and what they reset. */
export const controlsCss = `
.hb-root :where(button, input, textarea, select) {
  margin: 0;
  padding: 0;
  border: 0;
  border-radius: 8px;
  background: none;
  color: inherit;
  font: inherit;
  letter-spacing: inherit;
  text-align: inherit;
  appearance: none;
}
.hb-root :where(button) { cursor: pointer; touch-action: manipulation; }
.hb-root :where(button:disabled) { cursor: default; opacity: .5; }
.hb-root :where(p, h2, h3, h4, ul, ol, dl, dd, fieldset, legend) { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
.hb-root :where(ul, ol) { list-style: none; }
.hb-icon {
  flex: none;
  inline-size: 20px;
  block-size: 20px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.7;
  stroke-linecap: round;
  stroke-linejoin: round;
}
.hb-icon-button {
  display: grid;
  flex: none;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  border-radius: 10px;
  color: var(--hb-muted);
  transition: background var(--hb-quick), color var(--hb-quick);
}
@media (hover: hover) { .hb-icon-button:hover { background: var(--hb-hover); color: var(--hb-text); } }
[dir=rtl] .hb-turns { transform: scaleX(-1); }
.hb-button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 8px;
  min-block-size: 40px;
  padding: 8px 16px;
  border: 1px solid var(--hb-line);
  border-radius: 10px;
  background: var(--hb-bg);
  font-size: calc(var(--hb-unit) * 14);
  font-weight: 500;
  text-align: center;
  transition: background var(--hb-quick), border-color var(--hb-quick), filter var(--hb-quick);
}
@media (hover: hover) { .hb-button:hover { background: var(--hb-hover); } }
.hb-primary { border-color: transparent; background: var(--hb-accent-fill); color: var(--hb-on-accent); }
@media (hover: hover) { .hb-primary:hover { background: var(--hb-accent-fill); filter: brightness(1.08); } }
.hb-link {
  color: var(--hb-accent-text);
  text-decoration: underline;
  text-decoration-thickness: 1px;
  text-underline-offset: 3px;
}
@media (hover: hover) { .hb-link:hover { text-decoration-thickness: 2px; } }
.hb-actions { display: flex; flex-wrap: wrap; gap: 8px; }
.hb-actions > .hb-button { flex: 1 1 auto; }
.hb-muted { color: var(--hb-muted); font-size: var(--hb-s); }
.hb-badge {
  min-inline-size: 20px;
  padding: 0 6px;
  border-radius: 10px;
  background: var(--hb-accent-fill);
  color: var(--hb-on-accent);
  font-size: var(--hb-xs);
  font-weight: 600;
  font-variant-numeric: tabular-nums;
  line-height: 20px;
  text-align: center;
}
.hb-banner {
  display: flex;
  flex: none;
  align-items: center;
  gap: 10px;
  padding: 10px 16px;
  background: var(--hb-warn-wash);
  color: var(--hb-warn);
  font-size: var(--hb-s);
  line-height: 1.45;
}
.hb-banner > .hb-icon { inline-size: 18px; block-size: 18px; }
.hb-banner > :nth-child(2) { flex: 1; }
.hb-banner .hb-link { color: inherit; white-space: nowrap; min-block-size: 24px; }
.hb-empty { display: grid; justify-items: center; gap: 8px; padding: 36px 12px; text-align: center; text-wrap: balance; }
.hb-empty > .hb-icon { inline-size: 32px; block-size: 32px; margin-block-end: 4px; color: var(--hb-edge); stroke-width: 1.4; }
.hb-empty > .hb-actions { inline-size: 100%; margin-block-start: 12px; }
.hb-strong { font-weight: 600; }
.hb-bone { block-size: 14px; border-radius: 7px; background: var(--hb-hover); animation: hb-breathe 1.4s ease-in-out infinite alternate; }
.hb-waiting { padding-block-start: 24px; }
.hb-bones { display: grid; gap: 14px; }
.hb-bones > :nth-child(3n + 2) { inline-size: 92%; }
.hb-bones > :nth-child(3n) { inline-size: 64%; }
@keyframes hb-breathe { to { opacity: .45; } }
@media (forced-colors: active) {
  .hb-button, .hb-badge, .hb-banner { border: 1px solid CanvasText; }
  .hb-bone { border: 1px solid GrayText; }
}
`;
