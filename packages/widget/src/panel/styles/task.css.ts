/** Doing something here: where one is, groups of fields, the review, what came of it. */
export const taskCss = `
.hb-task-head { display: grid; gap: 6px; padding-block-end: 4px; }
.hb-task-title { font-size: var(--hb-xl); font-weight: 600; line-height: 1.35; text-wrap: balance; }
.hb-task-title:focus { outline: none; }
.hb-track { display: flex; gap: 4px; margin-block: 10px 2px; }
.hb-track > i { flex: 1; block-size: 4px; border-radius: 2px; background: var(--hb-line); transition: background var(--hb-quick); }
.hb-track > .hb-past { background: var(--hb-accent-fill); }
.hb-step-title { font-weight: 600; }
.hb-step-title:focus { outline: none; }
.hb-group { margin-block-start: 18px; padding: 0 14px 14px; border: 1px solid var(--hb-line); border-radius: var(--hb-radius); }
.hb-group-head { display: flex; align-items: center; justify-content: space-between; gap: 8px; min-block-size: 44px; margin-block-end: -10px; }
.hb-group-head .hb-icon-button { margin-inline-end: -8px; }
.hb-group + .hb-button { margin-block-start: 10px; }
.hb-review { margin-block-start: 16px; overflow: hidden; border: 1px solid var(--hb-line); border-radius: var(--hb-radius); }
.hb-review-head { display: flex; align-items: center; justify-content: space-between; gap: 10px; padding: 10px 16px 0; font-size: var(--hb-s); font-weight: 600; }
.hb-review .hb-facts { padding-block: 8px 14px; }
.hb-review .hb-facts > dd { overflow-wrap: anywhere; white-space: pre-line; }
.hb-condition { display: flex; gap: 10px; padding: 14px; border: 1px solid var(--hb-line); border-radius: var(--hb-radius); }
.hb-condition + .hb-condition { margin-block-start: 8px; }
.hb-condition > .hb-icon { flex: none; margin-block-start: 2px; color: var(--hb-warn); }
.hb-condition > div { display: grid; gap: 6px; justify-items: start; }
.hb-condition .hb-button { justify-self: start; }
.hb-code-row { display: flex; gap: 8px; }
.hb-code-row > .hb-input { flex: 1; min-inline-size: 0; letter-spacing: .3em; text-align: center; font-variant-numeric: tabular-nums; }
.hb-run { display: grid; flex: none; gap: 8px; padding: 12px 16px; border-block-start: 1px solid var(--hb-line); }
.hb-run-line { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.hb-run-words { text-wrap: pretty; white-space: pre-line; }
.hb-run .hb-input { min-block-size: 72px; }
.hb-is-done { background: var(--hb-good-wash); color: var(--hb-good); }
.hb-is-refused, .hb-is-failed { background: var(--hb-warn-wash); color: var(--hb-warn); }
`;
