/** Article and category. */
export const articleCss = `
.hb-article-title { font-size: var(--hb-xl); font-weight: 650; letter-spacing: -.015em; line-height: 1.3; text-wrap: balance; }
.hb-article-title:lang(zh) { font-weight: 600; letter-spacing: 0; line-height: 1.4; }
.hb-article-title:focus { outline: none; }
.hb-article-line { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 12px; margin-block: 8px 20px; color: var(--hb-muted); font-size: var(--hb-s); font-variant-numeric: tabular-nums; }
.hb-lead { margin-block-end: 16px; color: var(--hb-muted); text-wrap: pretty; }
.hb-helped { margin-block-start: 32px; padding: 18px 16px; border-radius: 14px; background: var(--hb-sunken); text-align: center; }
.hb-helped-title { font-size: var(--hb-m); font-weight: 600; text-wrap: balance; }
.hb-helped .hb-pills { margin-block: 12px; }
.hb-onward { margin-block-start: 20px; }
.hb-helped .hb-actions { margin-block-start: 12px; }
.hb-helped[data-open] { text-align: start; }
.hb-thanks { display: flex; align-items: center; justify-content: center; gap: 8px; font-weight: 500; }
.hb-thanks > .hb-icon { color: var(--hb-good); }
.hb-walk-through { display: flex; align-items: center; gap: 12px; inline-size: 100%; margin-block-end: 20px; padding: 12px; border: 1px solid var(--hb-line); border-radius: var(--hb-radius); background: var(--hb-bg); box-shadow: var(--hb-lift); text-wrap: pretty; transition: background var(--hb-quick), border-color var(--hb-quick); }
.hb-walk-through + .hb-walk-through { margin-block-start: -10px; }
.hb-walk-through > .hb-icon:last-child { inline-size: 16px; block-size: 16px; color: var(--hb-edge); }
@media (hover: hover) { .hb-walk-through:hover { border-color: var(--hb-accent-text); background: var(--hb-accent-wash); } }
`;
