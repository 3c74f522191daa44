/** What goes along with a handoff, and how it was. */
export const handoffCss = `
.hb-handoff { padding: 20px; }
.hb-who { margin-block: 4px 8px; font-weight: 600; }
.hb-capsule { display: grid; gap: 4px; margin-block-start: 20px; }
.hb-capsule > legend { margin-block-end: 2px; }
.hb-capsule > label { display: flex; align-items: flex-start; gap: 12px; padding: 10px 12px; border: 1px solid var(--hb-line); border-radius: 10px; cursor: pointer; }
.hb-capsule input { flex: none; inline-size: 20px; block-size: 20px; margin-block-start: 2px; appearance: auto; accent-color: var(--hb-accent-fill); }
.hb-capsule label > span { display: grid; min-inline-size: 0; }
.hb-struck > span > :last-child { color: var(--hb-muted); text-decoration: line-through; }
.hb-handoff-foot { display: grid; flex: none; justify-items: center; gap: 6px; padding: 12px 20px 16px; border-block-start: 1px solid var(--hb-line); }
.hb-handoff-foot > .hb-button { inline-size: 100%; }
.hb-handoff-foot > .hb-link { min-block-size: 32px; }
`;
