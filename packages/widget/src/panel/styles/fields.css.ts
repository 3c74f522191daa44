/** What visitors type into; a label comes along when its field is brought into view. */
export const fieldsCss = `
.hb-field { display: block; margin-block-start: 18px; }
.hb-label { display: block; margin-block-end: 6px; font-size: calc(var(--hb-unit) * 14); font-weight: 550; }
.hb-label:lang(zh) { font-weight: 500; }
.hb-optional { color: var(--hb-muted); font-size: var(--hb-s); font-weight: 400; }
.hb-hint { margin-block-end: 6px; color: var(--hb-muted); font-size: var(--hb-s); line-height: 1.45; }
.hb-input {
  scroll-margin-block: 72px;
  display: block;
  inline-size: 100%;
  min-block-size: 44px;
  padding: 9px 12px;
  border: 1px solid var(--hb-edge);
  border-radius: 10px;
  background: var(--hb-bg);
  font-size: var(--hb-m);
  line-height: 1.5;
  transition: border-color var(--hb-quick);
}
.hb-input::placeholder { color: var(--hb-muted); opacity: 1; }
.hb-root .hb-input:focus { border-color: var(--hb-accent-text); outline: 3px solid var(--hb-accent-wash); outline-offset: 0; box-shadow: 0 0 0 1px var(--hb-accent-text); }
.hb-root .hb-input[aria-invalid=true] { border-color: var(--hb-danger); }
.hb-code { letter-spacing: .02em; font-variant-numeric: tabular-nums; }
.hb-code::placeholder { letter-spacing: normal; }
textarea.hb-input { min-block-size: 104px; resize: vertical; }
select.hb-input {
  padding-inline-end: 36px;
  background-image: linear-gradient(45deg, transparent 50%, currentColor 50%), linear-gradient(-45deg, transparent 50%, currentColor 50%);
  background-position: right 18px center, right 13px center;
  background-repeat: no-repeat;
  background-size: 5px 5px;
}
[dir=rtl] select.hb-input { background-position: left 13px center, left 18px center; }
.hb-pills { display: flex; flex-wrap: wrap; gap: 8px; }
.hb-pill { position: relative; cursor: pointer; }
.hb-pill > input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; opacity: 0; pointer-events: none; }
.hb-pill > span { display: block; padding: 7px 12px; border: 1px solid var(--hb-edge); border-radius: 18px; background: var(--hb-bg); font-size: calc(var(--hb-unit) * 14); }
.hb-pill > :checked + span { border-color: var(--hb-accent-text); background: var(--hb-accent-wash); color: var(--hb-accent-text); box-shadow: inset 0 0 0 1px var(--hb-accent-text); font-weight: 500; }
.hb-pill > :focus-visible + span { outline: 2px solid var(--hb-accent-text); outline-offset: 2px; }
.hb-problem { display: flex; align-items: flex-start; gap: 6px; margin-block-start: 6px; color: var(--hb-danger); font-size: var(--hb-s); line-height: 1.45; }
.hb-problem > .hb-icon { inline-size: 16px; block-size: 16px; margin-block-start: 2px; }
@media (max-width: 480px), (max-height: 480px) { .hb-root .hb-input { font-size: max(16px, var(--hb-m)); } }
@media (forced-colors: active) { .hb-pill > :checked + span { outline: 2px solid Highlight; } .hb-root .hb-input:focus { outline-color: Highlight; } }
`;
