/** What the screens after the first load share: sections, rows, glyphs, buttons of text. */
export const screensCss = `
.hb-section { margin-block-start: 28px; }
.hb-section-title { margin-block-end: 8px; color: var(--hb-muted); font-size: var(--hb-s); font-weight: 600; }
.hb-list { overflow: hidden; border: 1px solid var(--hb-line); border-radius: var(--hb-radius); }
.hb-list > li + li { border-block-start: 1px solid var(--hb-line); }
.hb-row {
  display: flex;
  align-items: center;
  gap: 12px;
  inline-size: 100%;
  min-block-size: 48px;
  padding-block: 11px;
  padding-inline: 16px 12px;
  border-radius: 0;
  outline-offset: -2px;
  text-wrap: pretty;
  transition: background var(--hb-quick);
}
@media (hover: hover) { .hb-row:hover { background: var(--hb-sunken); } }
.hb-root .hb-row:focus-visible { outline-offset: -3px; border-radius: var(--hb-radius); }
.hb-row > .hb-icon:last-child { inline-size: 16px; block-size: 16px; color: var(--hb-edge); }
.hb-row-text { display: grid; flex: 1; gap: 2px; min-inline-size: 0; }
.hb-text-button { display: inline-flex; align-items: center; gap: 5px; min-block-size: 28px; color: var(--hb-accent-text); font-size: var(--hb-s); font-weight: 500; }
@media (hover: hover) { .hb-text-button:hover { text-decoration: underline; text-underline-offset: 3px; } }
.hb-text-button > .hb-icon { inline-size: 16px; block-size: 16px; }
.hb-glyph { display: grid; flex: none; place-items: center; inline-size: 32px; block-size: 32px; border-radius: 9px; background: var(--hb-accent-wash); color: var(--hb-accent-text); }
.hb-glyph > .hb-icon { inline-size: 18px; block-size: 18px; }
.hb-one-line { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.hb-moves { display: flex; gap: 10px; margin-block-start: 24px; }
.hb-moves > .hb-button { min-block-size: 46px; font-size: var(--hb-m); }
.hb-moves > .hb-primary { flex: 1; font-weight: 600; }
.hb-next-note { margin-block-start: 16px; padding: 12px 14px; border-radius: 10px; background: var(--hb-sunken); font-size: var(--hb-s); line-height: 1.55; text-wrap: pretty; }
.hb-next-note > .hb-strong { display: block; margin-block-end: 2px; }
`;
