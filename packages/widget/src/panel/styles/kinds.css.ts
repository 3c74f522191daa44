/** Marks and filters of results by kind. */
export const kindsCss = `
.hb-kind { display: inline-flex; align-items: baseline; gap: 4px; margin-inline-end: 8px; color: var(--hb-accent-text); font-weight: 500; }
.hb-kind > .hb-icon { align-self: center; inline-size: 14px; block-size: 14px; stroke-width: 2; }
.hb-row-kind { font-size: var(--hb-xs); }
.hb-kinds { margin-block-start: 14px; }
.hb-kinds > .hb-pills { flex-wrap: nowrap; gap: 6px; margin-inline: -4px; padding: 2px 4px; overflow-x: auto; scrollbar-width: none; }
.hb-kinds .hb-pill { flex: none; }
.hb-kinds .hb-pill > span { padding: 4px 11px; border-color: var(--hb-line); border-radius: 14px; font-size: var(--hb-s); }
`;
