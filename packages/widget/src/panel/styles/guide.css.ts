/** A guide: one step at a time, what was measured, and the way behind. */
export const guideCss = `
.hb-guide-step { margin-block-start: 20px; animation: hb-come 160ms ease-out; }
.hb-guide-step > .hb-rich-text { margin-block-start: 14px; }
.hb-guide-way { display: block; inline-size: 100%; block-size: 4px; margin-block-start: 10px; overflow: hidden; border: 0; border-radius: 2px; background: var(--hb-line); appearance: none; }
.hb-guide-way::-webkit-progress-bar { background: none; }
.hb-guide-way::-webkit-progress-value { border-radius: 2px; background: var(--hb-accent-fill); transition: inline-size var(--hb-quick); }
.hb-guide-way::-moz-progress-bar { border-radius: 2px; background: var(--hb-accent-fill); }
.hb-guide-number { display: block; margin-block-end: 2px; color: var(--hb-accent-text); font-size: var(--hb-s); font-weight: 600; letter-spacing: normal; font-variant-numeric: tabular-nums; }
.hb-resumed { margin-block-start: 14px; padding: 9px 12px; border-radius: 10px; background: var(--hb-accent-wash); color: var(--hb-accent-text); font-size: var(--hb-s); }
.hb-guide-ask { margin-block-start: 24px; padding: 16px; border-radius: 14px; background: var(--hb-sunken); text-align: center; }
.hb-guide-ask > .hb-moves { margin-block-start: 12px; }
.hb-even > .hb-button { flex: 1; }
.hb-options { display: grid; gap: 10px; margin-block-start: 20px; }
.hb-options .hb-row { min-block-size: 56px; padding-block: 13px; border: 1px solid var(--hb-edge); border-radius: var(--hb-radius); background: var(--hb-bg); font-weight: 500; }
@media (hover: hover) { .hb-options .hb-row:hover { border-color: var(--hb-accent-text); background: var(--hb-accent-wash); } }
.hb-root .hb-options .hb-row:focus-visible { outline-offset: 2px; }
.hb-probe { display: flex; align-items: flex-start; gap: 12px; margin-block-start: 20px; padding: 14px; border: 1px solid var(--hb-line); border-radius: var(--hb-radius); }
.hb-probe > .hb-glyph { border-radius: 50%; }
.hb-probe-line { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 2px 12px; }
.hb-fact { font-variant-numeric: tabular-nums; }
.hb-probe-passed { border-color: transparent; background: var(--hb-good-wash); }
.hb-probe-passed > .hb-glyph { background: none; color: var(--hb-good); }
.hb-probe-failed { border-color: transparent; background: var(--hb-warn-wash); }
.hb-probe-failed > .hb-glyph { background: none; color: var(--hb-warn); }
.hb-probe-passed .hb-muted { color: var(--hb-good); }
.hb-probe-failed .hb-muted { color: var(--hb-warn); }
.hb-spinner { inline-size: 18px; block-size: 18px; border: 2px solid currentColor; border-inline-end-color: transparent; border-radius: 50%; animation: hb-turn 900ms linear infinite; }
@keyframes hb-turn { to { transform: rotate(360deg); } }
.hb-guide-ways { display: grid; gap: 10px; margin-block-start: 16px; }
.hb-guide-ways > .hb-button { min-block-size: 46px; }
.hb-guide-solved { justify-content: flex-start; margin-block-start: 16px; padding: 14px; border-radius: var(--hb-radius); background: var(--hb-good-wash); color: var(--hb-good); }
.hb-guide-person { margin-block-start: 20px; text-align: center; }
.hb-guide-foot { display: flex; flex: none; justify-content: space-between; gap: 12px; padding: 8px 20px; border-block-start: 1px solid var(--hb-line); }
.hb-guide-foot > .hb-text-button { min-block-size: 36px; }
@media (forced-colors: active) { .hb-probe, .hb-guide-ask, .hb-guide-solved { border: 1px solid CanvasText; } }
`;
