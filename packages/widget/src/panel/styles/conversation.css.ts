/** Messages and the composer. */
export const conversationCss = `
.hb-log { padding: 16px; overflow-anchor: none; }
.hb-messages { display: flex; flex-direction: column; gap: 4px; }
.hb-root .hb-log:focus-visible { outline-offset: -2px; }
.hb-day { margin-block: 14px 10px; color: var(--hb-muted); font-size: var(--hb-xs); font-weight: 500; text-align: center; }
.hb-day:first-child { margin-block-start: 0; }
.hb-message { display: flex; flex: none; flex-direction: column; align-items: flex-start; gap: 6px; max-inline-size: 90%; animation: hb-come 160ms ease-out; }
.hb-message + .hb-message:not(.hb-by-visitor + .hb-by-visitor) { margin-block-start: 10px; }
.hb-author { padding-inline-start: 2px; color: var(--hb-muted); font-size: var(--hb-xs); font-weight: 600; }
.hb-author { display: flex; align-items: center; gap: 5px; }
.hb-author > span:last-child { font-weight: 400; font-variant-numeric: tabular-nums; }
.hb-bubble { padding: 10px 14px; border-radius: 16px; border-start-start-radius: 5px; background: var(--hb-sunken); }
.hb-written { align-self: flex-start; max-inline-size: 90%; margin-block-start: 10px; white-space: pre-line; }
.hb-bubble > .hb-rich-text { line-height: 1.5; }
.hb-bubble > .hb-rich-text:lang(zh) { line-height: 1.65; }
.hb-bubble :is(p, ul, ol) { margin-block-end: .6em; }
.hb-bubble :is(code, pre, th) { background: var(--hb-bg); }
.hb-foreign-host { color: var(--hb-muted); font-size: var(--hb-xs); }
.hb-by-visitor { align-self: flex-end; align-items: flex-end; max-inline-size: 84%; }
.hb-by-visitor > .hb-bubble { border-start-start-radius: 16px; border-end-end-radius: 5px; background: var(--hb-accent-fill); color: var(--hb-on-accent); }
.hb-by-visitor .hb-rich-text a { color: inherit; }
.hb-by-system { align-self: center; max-inline-size: 80%; margin-block: 6px; }
.hb-by-system > .hb-bubble { padding: 0; background: none; color: var(--hb-muted); font-size: var(--hb-xs); text-align: center; }
.hb-delivery { display: flex; align-items: center; gap: 4px; margin: 0; font-size: var(--hb-xs); font-variant-numeric: tabular-nums; }
.hb-delivery > .hb-icon { inline-size: 14px; block-size: 14px; margin: 0; }
.hb-delivery .hb-link { min-block-size: 24px; padding-inline: 2px; color: inherit; font-weight: 600; }
.hb-citations > ul { display: grid; gap: 4px; margin-block-start: 4px; }
.hb-citations > .hb-muted { padding-inline-start: 2px; font-size: var(--hb-xs); }
.hb-citation { display: inline-flex; gap: 7px; padding: 6px 11px 6px 8px; border: 1px solid var(--hb-line); border-radius: 10px; color: var(--hb-accent-text); font-size: var(--hb-s); font-weight: 500; line-height: 1.45; transition: background var(--hb-quick); }
@media (hover: hover) { .hb-citation:hover { background: var(--hb-hover); } }
.hb-citation > .hb-icon { inline-size: 16px; block-size: 16px; margin-block-start: 1px; }
.hb-offers { display: grid; justify-items: start; gap: 8px; }
.hb-offers > .hb-button { text-align: start; }
.hb-offers > .hb-button > .hb-icon { color: var(--hb-accent-text); }
.hb-choices { display: flex; flex-wrap: wrap; gap: 8px; }
.hb-choice { min-block-size: 36px; padding: 7px 14px; border: 1px solid var(--hb-accent-text); border-radius: 18px; color: var(--hb-accent-text); font-size: calc(var(--hb-unit) * 14); font-weight: 500; line-height: 1.4; transition: background var(--hb-quick); }
@media (hover: hover) { .hb-choice:enabled:hover { background: var(--hb-accent-wash); } }
.hb-choice:disabled { border-color: var(--hb-line); color: var(--hb-muted); opacity: 1; }
.hb-rating { display: flex; align-items: center; gap: 2px; margin-block: -2px -4px; margin-inline-start: -4px; }
.hb-rating > .hb-icon-button { inline-size: 32px; block-size: 32px; border-radius: 8px; }
.hb-rating .hb-icon { inline-size: 17px; block-size: 17px; }
.hb-rating > [aria-pressed=true] { background: var(--hb-accent-wash); color: var(--hb-accent-text); }
.hb-rating > .hb-muted { margin-inline-start: 4px; font-size: var(--hb-xs); }
.hb-dots { display: flex; flex: none; align-self: flex-start; gap: 5px; margin-block-start: 10px; padding: 15px 16px; border-radius: 16px; border-start-start-radius: 5px; background: var(--hb-sunken); }
.hb-dots > i { inline-size: 7px; block-size: 7px; border-radius: 50%; background: var(--hb-edge); animation: hb-dot 1s ease-in-out infinite alternate; }
.hb-dots > :nth-child(2) { animation-delay: .2s; }
.hb-dots > :nth-child(3) { animation-delay: .4s; }
@keyframes hb-dot { from { opacity: .3; } to { opacity: 1; transform: translateY(-2px); } }
.hb-start { display: grid; justify-items: start; gap: 6px; padding-block: 8px 16px; }
.hb-start > .hb-glyph { inline-size: 44px; block-size: 44px; border-radius: 14px; }
.hb-start > .hb-glyph > .hb-icon { inline-size: 24px; block-size: 24px; }
.hb-start-title { margin-block-start: 10px; font-size: var(--hb-xl); font-weight: 600; line-height: 1.35; text-wrap: balance; }
.hb-start > .hb-choices { margin-block-start: 14px; }
.hb-hand-over { flex: none; padding: 6px 16px 0; text-align: center; }
.hb-hand-over > .hb-link { min-block-size: 24px; }
.hb-face { position: relative; display: inline-grid; flex: none; place-items: center; inline-size: 22px; block-size: 22px; overflow: hidden; border-radius: 50%; background: var(--hb-accent-wash); color: var(--hb-accent-text); font-size: var(--hb-xs); font-weight: 600; }
.hb-face::before { content: attr(data-initial); }
.hb-face > img { position: absolute; inline-size: 100%; block-size: 100%; object-fit: cover; }
.hb-closed { flex: none; padding: 16px 20px; border-block-start: 1px solid var(--hb-line); text-align: center; text-wrap: balance; }
.hb-composer { flex: none; padding: 10px 12px 12px; }
.hb-composer-box { display: flex; align-items: flex-end; gap: 2px; padding: 4px; border: 1px solid var(--hb-edge); border-radius: 16px; background: var(--hb-bg); transition: border-color var(--hb-quick); }
.hb-composer-box:focus-within { border-color: var(--hb-accent-text); box-shadow: 0 0 0 1px var(--hb-accent-text), 0 0 0 4px var(--hb-accent-wash); }
.hb-composer-text { flex: 1; min-inline-size: 0; max-block-size: 144px; padding: 8px 4px; border-radius: 0; font-size: var(--hb-m); line-height: 24px; resize: none; scrollbar-width: thin; }
.hb-root .hb-composer-text:focus { outline: none; }
.hb-composer-text::placeholder { color: var(--hb-muted); opacity: 1; }
.hb-send { border-radius: 12px; background: var(--hb-accent-fill); color: var(--hb-on-accent); }
@media (hover: hover) { .hb-send:enabled:hover { background: var(--hb-accent-fill); color: var(--hb-on-accent); filter: brightness(1.08); } }
.hb-root .hb-send:disabled { background: var(--hb-hover); color: var(--hb-muted); opacity: 1; }
@media (max-width: 480px), (max-height: 480px) { .hb-composer-text { font-size: max(16px, var(--hb-m)); } }
@media (forced-colors: active) {
  .hb-bubble, .hb-dots { border: 1px solid CanvasText; }
  .hb-composer-box:focus-within { outline: 2px solid Highlight; }
  .hb-rating > [aria-pressed=true] { outline: 2px solid Highlight; }
  .hb-dots > i { background: CanvasText; }
}
`;
