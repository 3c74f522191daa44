/** The privacy screen. */
export const privacyCss = `
.hb-privacy { display: grid; align-content: start; gap: 28px; padding: 20px; }
.hb-privacy > section { display: grid; justify-items: start; gap: 10px; }
.hb-privacy .hb-field { inline-size: 100%; margin: 0; }
.hb-sure { display: grid; gap: 12px; inline-size: 100%; box-sizing: border-box; padding: 16px; border: 1px solid var(--hb-danger); border-radius: 12px; background: var(--hb-danger-wash); }
.hb-sure ul { display: grid; gap: 6px; margin: 0; padding-inline-start: 20px; list-style: disc; }
.hb-sure > div { display: flex; flex-wrap: wrap; gap: 8px; }
.hb-root .hb-erase { border-color: var(--hb-danger); color: var(--hb-danger); }
`;
