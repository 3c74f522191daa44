/** Orders and products: as cards, to choose from, and their lines. */
export const shopCss = `
.hb-shop-picture { flex: none; inline-size: 44px; block-size: 44px; border-radius: 8px; background: var(--hb-sunken); object-fit: cover; }
.hb-shop-picture[hidden] { display: none; }
.hb-shop-words { display: grid; flex: 1; gap: 1px; min-inline-size: 0; }
.hb-shop-line { display: flex; flex-wrap: nowrap; align-items: baseline; gap: 8px; min-inline-size: 0; }
.hb-shop-line > .hb-one-line { flex: 1; min-inline-size: 0; }
.hb-shop-price { flex: none; font-variant-numeric: tabular-nums; }
.hb-shop-marks { flex-wrap: wrap; align-items: center; margin-block-start: 3px; }
.hb-shop-marks:empty { display: none; }
.hb-is-settled { background: var(--hb-good-wash); color: var(--hb-good); }
.hb-mark { display: inline-flex; align-items: center; gap: 3px; color: var(--hb-muted); font-size: var(--hb-xs); line-height: 20px; }
.hb-mark > .hb-icon { inline-size: 14px; block-size: 14px; }
.hb-mark.hb-is-verified { color: var(--hb-good); }
.hb-host-card { flex: none; margin: 8px 16px 0; padding: 10px 12px; border: 1px solid var(--hb-line); border-radius: 12px; }
.hb-host-card > div { display: flex; align-items: start; gap: 12px; }
.hb-host-card > .hb-button { margin-block-start: 8px; }
.hb-track-of { margin-block-start: 8px; font-size: var(--hb-s); }
.hb-track-of > summary { display: flex; align-items: center; gap: 8px; min-block-size: 32px; cursor: pointer; list-style: none; }
.hb-track-of > summary::-webkit-details-marker { display: none; }
.hb-track-of > summary::after { content: ""; flex: none; inline-size: 7px; block-size: 7px; margin-inline: auto 4px; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: translateY(-2px) rotate(45deg); }
.hb-track-of[open] > summary::after { transform: translateY(2px) rotate(-135deg); }
.hb-track-of > summary > .hb-one-line { flex: 1; min-inline-size: 0; }
.hb-track-of > ol { max-block-size: 168px; margin-block: 6px 2px; overflow-y: auto; }
.hb-track-of li { position: relative; display: grid; padding: 0 0 10px 18px; line-height: 1.45; }
[dir=rtl] .hb-track-of li { padding: 0 18px 10px 0; }
.hb-track-of li::before { content: ""; position: absolute; inset-block-start: 7px; inset-inline-start: 2px; inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--hb-line); }
.hb-track-of li:first-child::before { background: var(--hb-accent-fill); }
.hb-choices { display: grid; gap: 8px; }
.hb-choice { position: relative; display: flex; align-items: start; gap: 12px; min-block-size: 48px; padding: 10px 12px; border: 1px solid var(--hb-edge); border-radius: 12px; cursor: pointer; }
.hb-choice > input { flex: none; inline-size: 18px; block-size: 18px; margin: 2px 0 0; appearance: auto; accent-color: var(--hb-accent-fill); }
.hb-choice:has(:checked) { border-color: var(--hb-accent-text); background: var(--hb-accent-wash); box-shadow: inset 0 0 0 1px var(--hb-accent-text); }
.hb-choice:has(:focus-visible) { outline: 2px solid var(--hb-accent-text); outline-offset: 2px; }
.hb-root .hb-choice > input:focus-visible { outline: none; }
.hb-choices + .hb-input, .hb-input + .hb-choices { margin-block-start: 8px; }
.hb-choices .hb-hint { margin-block: 0; }
.hb-line-choice { border: 1px solid var(--hb-edge); border-radius: 12px; }
.hb-line-choice > .hb-choice, .hb-line-choice > .hb-choice:has(:checked) { border: 0; background: none; box-shadow: none; }
.hb-line-choice:has(:checked) { border-color: var(--hb-accent-text); background: var(--hb-accent-wash); box-shadow: inset 0 0 0 1px var(--hb-accent-text); }
.hb-shop-small { font-size: var(--hb-xs); line-height: 1.5; }
.hb-stepper { display: flex; align-items: center; gap: 4px; padding: 0 12px 10px 42px; font-variant-numeric: tabular-nums; }
[dir=rtl] .hb-stepper { padding: 0 42px 10px 12px; }
.hb-stepper > .hb-button { inline-size: 44px; min-block-size: 44px; padding: 0; justify-content: center; font-size: var(--hb-l); }
.hb-stepper > output { min-inline-size: 32px; text-align: center; }
@media (forced-colors: active) { .hb-choice:has(:checked) { outline: 2px solid Highlight; } .hb-track-of li::before { border: 4px solid CanvasText; } }
`;
