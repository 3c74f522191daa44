/** Where a talk stands with people. */
export const stateCss = `
.hb-state { display: flex; flex: none; align-items: center; justify-content: center; gap: 8px; padding: 8px 16px; background: var(--hb-accent-wash); color: var(--hb-accent-text); font-size: var(--hb-s); line-height: 1.45; text-align: center; text-wrap: balance; }
.hb-state > .hb-face { inline-size: 28px; block-size: 28px; background: var(--hb-bg); }
`;
