/** The ticket form and the page after it. */
export const ticketFormCss = `
.hb-scroll > .hb-banner { margin-block-end: 16px; border-radius: 10px; }
.hb-lead { margin-block-end: 16px; color: var(--hb-muted); text-wrap: pretty; }
.hb-topic { display: flex; flex-wrap: wrap; align-items: center; gap: 0 10px; margin-block-end: -6px; }
.hb-under-field { margin-block-start: 8px; }
.hb-suggested { margin-block-start: 8px; padding: 10px 12px; border-radius: 10px; background: var(--hb-sunken); }
.hb-suggestion { display: flex; gap: 7px; inline-size: 100%; padding-block: 5px; color: var(--hb-accent-text); font-size: var(--hb-s); font-weight: 500; line-height: 1.45; }
@media (hover: hover) { .hb-suggestion:hover { text-decoration: underline; text-underline-offset: 3px; } }
.hb-suggestion > .hb-icon { inline-size: 16px; block-size: 16px; margin-block-start: 1px; }
.hb-sensitive { display: flex; align-items: center; gap: 8px; }
.hb-sensitive > .hb-input { flex: 1; min-inline-size: 0; }
.hb-sensitive + .hb-hint { margin-block: 6px 0; }
.hb-masked { -webkit-text-security: disc; }
.hb-voice { display: flex; align-items: center; gap: 8px; }
.hb-voice-time { display: flex; flex: 1; align-items: center; gap: 8px; font-variant-numeric: tabular-nums; }
.hb-voice-time::before { content: ""; inline-size: 10px; block-size: 10px; border-radius: 50%; background: var(--hb-danger); animation: hb-breathe 800ms ease-in-out infinite alternate; }
.hb-wide { inline-size: 100%; min-block-size: 46px; margin-block-start: 24px; font-size: var(--hb-m); font-weight: 600; }
.hb-fine { margin-block-start: 10px; font-size: var(--hb-xs); text-align: center; }
.hb-filed { display: grid; justify-items: center; gap: 10px; padding-block-start: 20px; text-align: center; text-wrap: balance; }
.hb-filed > .hb-glyph { inline-size: 56px; block-size: 56px; border-radius: 50%; }
.hb-filed > .hb-glyph > .hb-icon { inline-size: 28px; block-size: 28px; }
.hb-filed > .hb-good { background: var(--hb-good-wash); color: var(--hb-good); }
.hb-start-title { font-size: var(--hb-xl); font-weight: 600; line-height: 1.35; text-wrap: balance; }
.hb-start-title:focus { outline: none; }
.hb-slip { display: grid; justify-items: center; inline-size: 100%; margin-block: 6px; padding: 18px 12px 12px; border: 1px dashed var(--hb-edge); border-radius: 14px; }
.hb-slip > dt { color: var(--hb-muted); font-size: var(--hb-s); }
.hb-slip > dt ~ dt { inline-size: 100%; margin-block-start: 8px; padding-block-start: 14px; border-block-start: 1px dashed var(--hb-line); }
.hb-slip > .hb-number { font-weight: 600; letter-spacing: .02em; }
.hb-big { font-size: calc(var(--hb-unit) * 34); font-weight: 650; letter-spacing: .01em; line-height: 1.3; }
.hb-filed > .hb-actions { inline-size: 100%; margin-block-start: 12px; }
`;
