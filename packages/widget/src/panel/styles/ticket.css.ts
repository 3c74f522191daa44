/** What tickets show wherever they stand: status, number, facts, files. */
export const ticketCss = `
.hb-status { flex: none; padding: 1px 8px; border-radius: 10px; background: var(--hb-hover); color: var(--hb-muted); font-size: var(--hb-xs); font-weight: 600; line-height: 20px; white-space: nowrap; }
.hb-is-new, .hb-is-open { background: var(--hb-accent-wash); color: var(--hb-accent-text); }
.hb-is-pending { background: var(--hb-warn-wash); color: var(--hb-warn); }
.hb-is-resolved { background: var(--hb-good-wash); color: var(--hb-good); }
.hb-number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.hb-summary { flex: none; max-block-size: 60%; overflow: auto; border-block-end: 1px solid var(--hb-line); }
.hb-summary > summary { position: relative; display: grid; gap: 4px; padding-block: 12px; padding-inline: 16px 44px; cursor: pointer; list-style: none; outline-offset: -3px; }
.hb-summary > summary::-webkit-details-marker { display: none; }
@media (hover: hover) { .hb-summary > summary:hover { background: var(--hb-sunken); } }
.hb-summary > summary::after { content: ""; position: absolute; inset-block-start: calc(50% - 6px); inset-inline-end: 20px; inline-size: 8px; block-size: 8px; border: solid var(--hb-muted); border-width: 0 1.7px 1.7px 0; transform: rotate(45deg); transition: transform var(--hb-quick); }
.hb-summary[open] > summary::after { transform: translateY(4px) rotate(225deg); }
.hb-summary-line { display: flex; align-items: center; gap: 8px; min-inline-size: 0; }
.hb-facts { display: grid; grid-template-columns: fit-content(38%) 1fr; align-items: baseline; gap: 6px 16px; padding: 4px 16px 16px; font-size: var(--hb-s); line-height: 1.5; }
.hb-facts > dt { color: var(--hb-muted); }
.hb-facts > dd { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 10px; }
.hb-files { display: grid; gap: 6px; margin-block-end: 8px; }
.hb-file { display: flex; align-items: center; gap: 10px; max-inline-size: 100%; min-inline-size: 0; padding: 6px; border: 1px solid var(--hb-line); border-radius: var(--hb-radius); font-size: var(--hb-s); line-height: 1.4; }
button.hb-file { inline-size: 264px; padding-inline-end: 12px; text-align: start; }
@media (hover: hover) { button.hb-file:enabled:hover { background: var(--hb-sunken); } }
button.hb-file:disabled { opacity: 1; }
.hb-file .hb-muted { font-size: var(--hb-xs); }
.hb-file > .hb-icon { inline-size: 18px; block-size: 18px; color: var(--hb-muted); }
.hb-picture { flex: none; inline-size: 40px; block-size: 40px; border-radius: 8px; object-fit: cover; background: var(--hb-sunken); }
.hb-message .hb-picture { inline-size: 64px; block-size: 64px; }
.hb-files .hb-icon-button { inline-size: 32px; block-size: 32px; }
.hb-progress { inline-size: 100%; block-size: 4px; margin-block: 5px; border: 0; border-radius: 2px; background: var(--hb-line); appearance: none; overflow: hidden; }
.hb-progress::-webkit-progress-bar { background: var(--hb-line); }
.hb-progress::-webkit-progress-value { background: var(--hb-accent-fill); transition: inline-size var(--hb-quick); }
.hb-progress::-moz-progress-bar { background: var(--hb-accent-fill); }
@media (forced-colors: active) { .hb-status { border: 1px solid CanvasText; } .hb-progress { border: 1px solid CanvasText; } }
`;
