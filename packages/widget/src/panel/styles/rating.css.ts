/** The stars and what stands under them. */
export const ratingCss = `
.hb-rate { display: grid; flex: none; justify-items: center; gap: 10px; padding: 14px 20px; border-block-start: 1px solid var(--hb-line); }
.hb-rate > :is(.hb-input, .hb-button) { inline-size: 100%; }
.hb-root .hb-rate > .hb-input { min-block-size: 60px; }
.hb-rate > .hb-pills { justify-content: center; }
.hb-stars { display: flex; gap: 2px; }
.hb-star { position: relative; display: grid; place-items: center; inline-size: 40px; block-size: 40px; color: var(--hb-edge); cursor: pointer; }
.hb-star > input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; opacity: 0; }
.hb-star > .hb-icon { inline-size: 28px; block-size: 28px; transition: fill var(--hb-quick); }
.hb-star > :focus-visible ~ .hb-icon { outline: 2px solid var(--hb-accent-text); outline-offset: 2px; border-radius: 6px; }
.hb-lit { color: #b46a00; }
.hb-lit > .hb-icon { fill: currentColor; }
.hb-dark .hb-lit { color: #f3c26b; }
.hb-rated { flex: none; padding: 12px 20px; border-block-start: 1px solid var(--hb-line); color: var(--hb-muted); text-align: center; }
`;
