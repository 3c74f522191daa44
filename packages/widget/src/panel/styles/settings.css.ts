/** Settings. */
export const settingsCss = `
.hb-switch { display: flex; align-items: center; gap: 16px; margin-block-start: 26px; cursor: pointer; }
.hb-settings-more { margin-block-start: 26px; }
.hb-switch .hb-label { margin: 0; }
.hb-switch > input { position: relative; flex: none; inline-size: 46px; block-size: 28px; border: 1px solid var(--hb-edge); border-radius: 14px; background: var(--hb-sunken); cursor: pointer; transition: background var(--hb-quick); }
.hb-switch > input::before { content: ""; position: absolute; inset-block-start: 3px; inset-inline-start: 3px; inline-size: 20px; block-size: 20px; border-radius: 50%; background: var(--hb-edge); transition: inset-inline-start var(--hb-quick), background var(--hb-quick); }
.hb-switch > :checked { border-color: var(--hb-accent-fill); background: var(--hb-accent-fill); }
.hb-switch > :checked::before { inset-inline-start: 21px; background: var(--hb-on-accent); }
@media (forced-colors: active) { .hb-switch > input::before { background: CanvasText; } .hb-switch > :checked { background: Highlight; } }
`;
