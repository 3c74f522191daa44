/** The way that was gone in a guide: under its steps, and in the ticket form. */
export const guidePathCss = `
.hb-trail { margin-block-start: 32px; border-block-start: 1px solid var(--hb-line); }
.hb-trail > summary { display: flex; align-items: center; justify-content: space-between; gap: 8px; min-block-size: 44px; border-radius: 8px; color: var(--hb-muted); font-size: var(--hb-s); font-weight: 500; cursor: pointer; list-style: none; }
.hb-trail > summary::-webkit-details-marker { display: none; }
.hb-trail > summary > .hb-icon { inline-size: 16px; block-size: 16px; transform: rotate(90deg); transition: transform var(--hb-quick); }
.hb-trail[open] > summary > .hb-icon { transform: rotate(-90deg); }
.hb-path { counter-reset: hb-path; }
.hb-path > li { position: relative; counter-increment: hb-path; }
.hb-path > li::before { content: counter(hb-path); position: absolute; inset-block-start: 9px; inset-inline-start: 0; display: grid; place-items: center; inline-size: 22px; block-size: 22px; border-radius: 50%; background: var(--hb-hover); color: var(--hb-muted); font-size: var(--hb-xs); font-variant-numeric: tabular-nums; pointer-events: none; }
.hb-path-step { display: grid; inline-size: 100%; padding-block: 8px; padding-inline: 34px 8px; }
@media (hover: hover) { button.hb-path-step:hover { background: var(--hb-sunken); } }
.hb-readings { display: grid; gap: 4px; padding-block: 8px; padding-inline-start: 34px; color: var(--hb-muted); font-size: var(--hb-s); font-variant-numeric: tabular-nums; }
.hb-followed { display: flex; gap: 12px; margin-block-start: 18px; padding: 14px 14px 8px; border: 1px solid var(--hb-line); border-radius: var(--hb-radius); background: var(--hb-sunken); }
.hb-followed > .hb-icon { margin-block-start: 2px; color: var(--hb-accent-text); }
.hb-followed > div { flex: 1; min-inline-size: 0; }
.hb-followed > div > .hb-trail { margin-block-start: 6px; border: 0; }
`;
